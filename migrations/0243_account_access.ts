import type { Knex } from 'knex';

/** Links by which people make an account or set a password, and the second factor (RFC 6238; a step counts once). */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table account_link (
      id uuid primary key,
      hash text not null unique,
      purpose text not null check (purpose in ('invitation', 'password')),
      account_id uuid references account,
      organisation_id uuid references organisation,
      organisation_role text check (organisation_role in ('administrator', 'member')),
      email text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      check ((purpose = 'password') = (account_id is not null)),
      check ((purpose = 'invitation') = (organisation_id is not null))
    )`);
  await db.raw(`create index account_link_open on account_link (organisation_id) where used_at is null`);
  await db.raw(`
    alter table account
      add totp_secret text,
      add totp_on boolean not null default false,
      add totp_step bigint`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
