import type { Knex } from 'knex';

/** TRUNCATE passes by the triggers for single rows: the journal refuses it, too. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create trigger journal_no_truncate before truncate on journal
    for each statement execute function journal_is_append_only()`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
