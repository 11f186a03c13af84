import type { Knex } from 'knex';

/**
 * Every Peppol message that was taken over, for as long as its invoice: the same MessageId again gets the same receipt. Written in the
 * transaction that stores the invoice.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table as4_message (
      message_id text primary key,
      seat_id text not null,
      digest text not null,
      instance_identifier text not null,
      receipt_sha256 text not null references content,
      invoice_id uuid not null references invoice,
      received_at timestamptz not null
    )`);
  await db.raw(`create index as4_message_of_invoice on as4_message (invoice_id)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
