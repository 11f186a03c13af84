import type { Knex } from 'knex';

/** The same bytes go to the same authority once, over whichever channels they came. Released when that delivery failed. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table handover (
      id uuid primary key,
      authority_id uuid not null references authority,
      sha256 text not null,
      invoice_id uuid not null references invoice,
      created_at timestamptz not null,
      released_at timestamptz
    )`);
  await db.raw(`create unique index handover_live on handover (authority_id, sha256) where released_at is null`);
  await db.raw(`create index handover_of_invoice on handover (invoice_id)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
