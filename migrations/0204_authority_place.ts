import type { Knex } from 'knex';

/** Where an authority is: suppliers look for a place as often as for a name. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`alter table authority add place text`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
