import type { Knex } from 'knex';

/**
 * Mails as they came (bytes in `content`), and what was found in them. One row per mail and mailbox, however often it is handed over.
 * kept: stored, nothing more. opened: its invoices are on their way, the answer is owed. answered, silent (no answer is owed), open (an
 * answer is owed but cannot go out: a person looks at it) and done are final.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table mail (
      id uuid primary key,
      source text not null check (source in ('smtp', 'imap')),
      mailbox text not null,
      sha256 text not null references content,
      envelope_from text,
      peer jsonb,
      received_at timestamptz not null,
      state text not null default 'kept' check (state in ('kept', 'opened', 'answered', 'silent', 'open', 'done')),
      header_from text,
      subject text,
      message_id text,
      authentication jsonb,
      organisation_id uuid references organisation,
      answer_to text,
      reason text,
      attempts integer not null default 0,
      due_at timestamptz not null,
      leased_by text,
      leased_until timestamptz,
      last_words text,
      done_at timestamptz,
      unique (mailbox, sha256)
    )`);
  await db.raw(`create index mail_kept on mail (due_at) where state = 'kept'`);
  await db.raw(`create index mail_opened on mail (received_at) where state = 'opened'`);
  await db.raw(`create index mail_by_state on mail (state, received_at desc, id desc)`);
  await db.raw(`
    create table mail_part (
      mail_id uuid not null references mail,
      path text not null,
      file_name text,
      invoice_id uuid references invoice,
      note text,
      facts jsonb,
      primary key (mail_id, path),
      check ((invoice_id is null) <> (note is null))
    )`);
  await db.raw(`create index mail_part_of_invoice on mail_part (invoice_id) where invoice_id is not null`);
  // Invoices of senders that are nobody's registered address belong to this organisation; nobody can sign in for it.
  await db.raw(
    `insert into organisation (id, name, created_at) values ('00000000-0000-4000-8000-00000000006d', 'E-Mail ohne Konto', now())`,
  );
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
