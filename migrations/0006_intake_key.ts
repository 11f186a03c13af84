import type { Knex } from 'knex';

/** What makes a repeat a repeat: one live row per key. `scope` is an organisation, or 'world' for ids of a network. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table intake_key (
      id uuid primary key,
      scope text not null,
      kind text not null,
      key text not null,
      sha256 text not null,
      invoice_id uuid not null references invoice,
      created_at timestamptz not null,
      released_at timestamptz
    )`);
  await db.raw(`create unique index intake_key_live on intake_key (scope, kind, key) where released_at is null`);
  await db.raw(`create index intake_key_of_invoice on intake_key (invoice_id)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
