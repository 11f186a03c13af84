import type { Knex } from 'knex';

/**
 * How often a delivery has come again. The journal has a row for the first few and then for every tenfold: a program that repeats
 * for ever would fill it, and the rows would say nothing new.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table repeat (
      invoice_id uuid not null references invoice,
      code text not null,
      count integer not null,
      last_at timestamptz not null,
      primary key (invoice_id, code)
    )`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
