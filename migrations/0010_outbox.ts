import type { Knex } from 'knex';

/** Finished messages, one row per recipient. Whatever happens, the same bytes go out with the same Message-ID. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table outbox (
      id uuid primary key,
      kind text not null,
      invoice_id uuid references invoice,
      recipient text not null,
      envelope_from text not null,
      subject text not null,
      content_sha256 text not null references content,
      message_id text not null unique,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
      attempts integer not null default 0,
      due_at timestamptz not null,
      leased_until timestamptz,
      leased_by text,
      last_words text,
      created_at timestamptz not null,
      done_at timestamptz
    )`);
  await db.raw(`create index outbox_due on outbox (due_at) where state = 'waiting'`);
  await db.raw(`create index outbox_of_invoice on outbox (invoice_id, created_at) where invoice_id is not null`);
  await db.raw(`create index outbox_by_state on outbox (state, created_at desc)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
