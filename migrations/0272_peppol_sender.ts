import type { Knex } from 'knex';

/** Who sends by Peppol has no account here: each participant becomes an organisation with its first invoice. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table peppol_sender (
      participant text primary key,
      organisation_id uuid not null references organisation
    )`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
