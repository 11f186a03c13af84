import type { Knex } from 'knex';

/** Who does the work that only one process may do (leases are rows: they also work on the embedded database). */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table lease (
      name text primary key,
      holder text not null,
      until timestamptz not null
    )`);
  await db.raw(`
    create table setting (
      name text primary key,
      value jsonb not null
    )`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
