import type { Knex } from 'knex';

/** Bearer tokens, only as SHA-256 (they are random, so a slow hash adds nothing). One active per organisation. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table api_token (
      id uuid primary key,
      hash text not null unique,
      role text not null check (role in ('supplier', 'admin')),
      organisation_id uuid references organisation,
      account_id uuid references account,
      created_at timestamptz not null,
      revoked_at timestamptz,
      check ((role = 'supplier') = (organisation_id is not null)),
      check ((role = 'admin') = (account_id is not null))
    )`);
  await db.raw(`create unique index api_token_of_organisation on api_token (organisation_id) where revoked_at is null`);
  await db.raw(`create unique index api_token_of_account on api_token (account_id) where revoked_at is null`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
