import type { Knex } from 'knex';

/** Lists of hundreds of thousands of rows: one column to search in, and an index for every order that people read in. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table invoice add words text generated always as (lower(
      coalesce(number, '') || E'\\n' || coalesce(seller, '') || E'\\n' || coalesce(buyer, '') || E'\\n' ||
      coalesce(buyer_reference, '') || E'\\n' || coalesce(leitweg_id, '') || E'\\n' || coalesce(file_name, '') || E'\\n' ||
      sha256 || E'\\n' || id::text)) stored`);
  await db.raw(`create index outbox_newest on outbox (created_at desc, id desc)`);
  await db.raw(`drop index outbox_by_state`);
  await db.raw(`create index outbox_by_state on outbox (state, created_at desc, id desc)`);
  await db.raw(`create unique index journal_position on journal (position desc)`);
  await db.raw(`create index journal_by_code on journal (code, position desc)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
