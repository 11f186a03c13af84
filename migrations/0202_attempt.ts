import type { Knex } from 'knex';

/** Attempts to sign in, counted per account and per address (both only as a hash), in windows of time. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table attempt (
      key text primary key,
      count integer not null,
      until timestamptz not null
    )`);
  await db.raw(`create index attempt_over on attempt (until)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
