import type { Knex } from 'knex';

/** What the links /r/{token} stand for. The token is kept as a hash only. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table link (
      hash text primary key,
      purpose text not null check (purpose in ('view', 'confirm', 'refuse', 'sign-in', 'first-admin')),
      invoice_id uuid references invoice,
      account_id uuid references account,
      created_at timestamptz not null,
      expires_at timestamptz,
      used_at timestamptz
    )`);
  await db.raw(`create index link_of_invoice on link (invoice_id) where invoice_id is not null`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
