import type { Knex } from 'knex';

/** When an administrator was told that a mail waits for a person. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`alter table mail add reported_at timestamptz`);
  await db.raw(`create index mail_to_report on mail (received_at) where state = 'open' and reported_at is null`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
