import type { Knex } from 'knex';

/** The invoice and where it stands. Only pipeline/transition.ts changes `state`. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table invoice (
      id uuid primary key,
      organisation_id uuid not null references organisation,
      channel text not null check (channel in ('upload', 'form', 'mail', 'peppol')),
      sha256 text not null references content,
      size integer not null,
      file_name text,
      sender jsonb,
      received_at timestamptz not null,
      state text not null,
      state_at timestamptz not null,
      reason text,
      report_id uuid,
      number text,
      issue_date text,
      seller text,
      buyer text,
      currency text,
      amount_due text,
      buyer_reference text,
      leitweg_id text,
      authority_id uuid references authority,
      follows_id uuid references invoice,
      check_failures integer not null default 0,
      trouble text,
      trouble_at timestamptz,
      exported_at timestamptz,
      done_at timestamptz
    )`);
  // What people see: their own newest first; the work lists by state; what an authority got.
  await db.raw(`create index invoice_of_organisation on invoice (organisation_id, received_at desc, id desc)`);
  await db.raw(`create index invoice_in_state on invoice (state, received_at desc, id desc)`);
  await db.raw(
    `create index invoice_of_authority on invoice (authority_id, received_at desc, id desc) where authority_id is not null`,
  );
  await db.raw(`create index invoice_received on invoice (received_at desc, id desc)`);
  await db.raw(`create index invoice_in_trouble on invoice (trouble_at) where trouble is not null`);
  // What the machine asks: the sweeper, the followers of a delivery, retention, the same bytes.
  await db.raw(
    `create index invoice_open on invoice (state_at) where state in ('received', 'valid', 'addressed', 'exporting')`,
  );
  await db.raw(`create index invoice_following on invoice (follows_id) where follows_id is not null`);
  await db.raw(`create index invoice_done on invoice (done_at) where done_at is not null`);
  await db.raw(`create index invoice_bytes on invoice (sha256)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
