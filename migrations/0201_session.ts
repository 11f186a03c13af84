import type { Knex } from 'knex';

/** Who is signed in. The cookie's secret is kept as a hash only; deleting the row signs out. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table session (
      hash text primary key,
      account_id uuid not null references account,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null
    )`);
  await db.raw(`create index session_of_account on session (account_id)`);
  await db.raw(`create index session_expired on session (expires_at)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
