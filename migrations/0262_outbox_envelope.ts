import type { Knex } from 'knex';

/** A bounce names its message by the envelope sender. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`create index outbox_envelope on outbox (envelope_from) where envelope_from like 'bounce+%'`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
