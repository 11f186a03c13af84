import type { Knex } from 'knex';

/** What a check found, and by which rules (name, version and checksum of the bundle), so that it can be repeated. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table report (
      id uuid primary key,
      invoice_id uuid not null references invoice,
      verdict text not null,
      bundle_name text not null,
      bundle_version text not null,
      bundle_checksum text not null,
      report jsonb not null,
      created_at timestamptz not null
    )`);
  await db.raw(`create index report_of_invoice on report (invoice_id, created_at)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
