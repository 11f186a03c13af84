import type { Knex } from 'knex';

/** Bytes by their checksum: documents, raw mails, outgoing messages. Stored once, never changed. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table content (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bytea not null,
      size integer not null generated always as (octet_length(bytes)) stored,
      created_at timestamptz not null default now()
    )`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
