import type { Knex } from 'knex';

/**
 * A supplier's list with hundreds of thousands of rows: what failed is a small part of it, what stands in one state or came by one
 * channel may be; and the versions of one invoice are found by its number (BT-1).
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create index invoice_failed on invoice (organisation_id, received_at desc, id desc)
      where state in ('rejected', 'refused', 'undeliverable', 'unroutable', 'quarantined') or trouble is not null`);
  await db.raw(
    `create index invoice_of_organisation_in_state on invoice (organisation_id, state, received_at desc, id desc)`,
  );
  await db.raw(
    `create index invoice_of_organisation_by_channel on invoice (organisation_id, channel, received_at desc, id desc)`,
  );
  await db.raw(
    `create index invoice_versions on invoice (organisation_id, number, received_at desc) where number is not null`,
  );
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
