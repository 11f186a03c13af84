import type { Database, Queryable, Transaction } from './database.ts';
import { newId } from './newId.ts';
import { putContent } from './putContent.ts';

/** Owner of invoices that came by mail from nobody's registered address (migration 0261). */
export const STRANGERS = '00000000-0000-4000-8000-00000000006d';

export type MailState = 'kept' | 'opened' | 'answered' | 'silent' | 'open' | 'done';

/** Who handed a mail over. local: it came from this machine, in a demo. */
export type Peer = { readonly ip: string; readonly helo: string; readonly local: boolean };

export type MailRow = {
  readonly id: string;
  readonly source: 'smtp' | 'imap';
  /** envelope recipient; IMAP: the mailbox */
  readonly mailbox: string;
  readonly sha256: string;
  /** '' is the empty sender <>; null: not known (IMAP) */
  readonly envelopeFrom: string | null;
  readonly peer: Peer | null;
  readonly receivedAt: Date;
  readonly state: MailState;
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly organisationId: string | null;
  readonly answerTo: string | null;
  readonly authentication: MailAuthentication | null;
  readonly attempts: number;
};

/** Who vouches for the sender of a mail. */
export type MailAuthentication = {
  /** local: from this machine, in a demo; border: as the own mail server in front says */
  readonly by: 'dns' | 'border' | 'local';
  readonly dkim: string;
  readonly spf: string;
  readonly dmarc: string;
  /** whether the address in From is proven (aligned DKIM, or aligned SPF) */
  readonly fromProven: boolean;
  /** ... and the envelope sender */
  readonly envelopeProven: boolean;
  /** results of S/MIME signatures in it */
  readonly signatures: readonly {
    readonly result: 'valid' | 'invalid' | 'unreadable';
    readonly signer: string | null;
  }[];
  readonly encrypted: boolean;
};

const columns = {
  id: 'mail.id',
  source: 'mail.source',
  mailbox: 'mail.mailbox',
  sha256: 'mail.sha256',
  envelopeFrom: 'mail.envelope_from',
  peer: 'mail.peer',
  receivedAt: 'mail.received_at',
  state: 'mail.state',
  subject: 'mail.subject',
  messageId: 'mail.message_id',
  organisationId: 'mail.organisation_id',
  answerTo: 'mail.answer_to',
  authentication: 'mail.authentication',
  attempts: 'mail.attempts',
} as const satisfies Record<keyof MailRow, string>;

export type NewMail = Pick<MailRow, 'source' | 'mailbox' | 'envelopeFrom' | 'peer' | 'receivedAt'>;

/** Keeps a mail for these mailboxes, all or none. What is kept already (same bytes, same mailbox) changes nothing. */
export async function keepMail(db: Database, bytes: Uint8Array, mails: readonly NewMail[]): Promise<void> {
  await db.transaction(async (trx) => {
    const sha256 = await putContent(trx, bytes);
    const rows = mails.map((mail) => ({
      id: newId(),
      source: mail.source,
      mailbox: mail.mailbox,
      sha256,
      envelope_from: mail.envelopeFrom,
      peer: mail.peer && JSON.stringify(mail.peer),
      received_at: mail.receivedAt,
      due_at: mail.receivedAt,
    }));
    await trx('mail').insert(rows).onConflict(['mailbox', 'sha256']).ignore();
  });
}

/** Takes up to `limit` kept mails for `ms`, oldest first; nobody else opens them meanwhile. */
export async function leaseMails(db: Database, by: string, at: Date, ms: number, limit: number): Promise<MailRow[]> {
  const ids = await db('mail')
    .whereIn(
      'id',
      db('mail')
        .where({ state: 'kept' })
        .where('due_at', '<=', at)
        .where((free) => void free.whereNull('leased_until').orWhere('leased_until', '<', at))
        .orderBy('due_at')
        .limit(limit)
        .select('id')
        .forUpdate()
        .skipLocked(),
    )
    .update({ leased_by: by, leased_until: new Date(at.getTime() + ms), attempts: db.raw('attempts + 1') })
    .returning<{ id: string }[]>('id');
  return ids.length === 0
    ? []
    : db('mail')
        .whereIn(
          'id',
          ids.map(({ id }) => id),
        )
        .orderBy('received_at')
        .select(columns);
}

/** Not now: tried again when it is due. */
export async function postponeMail(db: Database, id: string, by: string, dueAt: Date, words: string): Promise<void> {
  await db('mail')
    .where({ id, state: 'kept', leased_by: by })
    .update({ due_at: dueAt, last_words: words, leased_by: null, leased_until: null });
}

/** For the only process there is: what a killed one had taken is free again. */
export async function freeMails(db: Database): Promise<void> {
  await db('mail')
    .where({ state: 'kept' })
    .whereNotNull('leased_until')
    .update({ leased_by: null, leased_until: null });
}

/** What is learned when a mail is opened, and how it stands then. */
export type MailFindings = {
  readonly state: Exclude<MailState, 'kept'>;
  readonly headerFrom: string | null;
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly authentication: MailAuthentication | null;
  readonly organisationId: string | null;
  readonly answerTo: string | null;
  /** why it is silent or open */
  readonly reason: string | null;
};

/** Writes what was found in a kept mail. False: somebody else has done so already. */
export async function settleMail(trx: Transaction, id: string, found: MailFindings, at: Date): Promise<boolean> {
  const changed = await trx('mail')
    .where({ id, state: 'kept' })
    .update({
      state: found.state,
      header_from: found.headerFrom,
      subject: found.subject,
      message_id: found.messageId,
      authentication: found.authentication && JSON.stringify(found.authentication),
      organisation_id: found.organisationId,
      answer_to: found.answerTo,
      reason: found.reason,
      leased_by: null,
      leased_until: null,
      done_at: found.state === 'opened' ? null : at,
    });
  return changed > 0;
}

export type MailPart = {
  readonly path: string;
  readonly fileName: string | null;
  readonly invoiceId: string | null;
  /** code of mailNotes.ts or problems.ts */
  readonly note: string | null;
  readonly facts: Readonly<Record<string, string | number>> | null;
};

export async function insertMailPart(trx: Transaction, mailId: string, part: MailPart): Promise<void> {
  const { path, fileName, invoiceId, note, facts } = part;
  await trx('mail_part')
    .insert({
      mail_id: mailId,
      path,
      file_name: fileName,
      invoice_id: invoiceId,
      note,
      facts: facts && JSON.stringify(facts),
    })
    .onConflict(['mail_id', 'path'])
    .ignore();
}

/** What lay in a mail, in the order of the mail. */
export async function listMailParts(db: Queryable, mailId: string): Promise<MailPart[]> {
  const rows = await db('mail_part')
    .where({ mail_id: mailId })
    .select<MailPart[]>({ path: 'path', fileName: 'file_name', invoiceId: 'invoice_id', note: 'note', facts: 'facts' });
  return rows.toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}

/** Whether the mail that brought this invoice is still to be answered as a whole. Holds that answer back until `trx` ends. */
export async function isAnswerOwed(trx: Queryable, invoiceId: string): Promise<boolean> {
  const ids = trx('mail_part').where({ invoice_id: invoiceId }).select('mail_id');
  const row = await trx('mail').whereIn('id', ids).whereIn('state', ['kept', 'opened']).forNoKeyUpdate().first('id');
  return row !== undefined;
}

/** Opened mails whose invoices have all come so far that there is something to say, or that have waited since `latest`. */
export async function listMailsToAnswer(db: Queryable, latest: Date, limit: number): Promise<MailRow[]> {
  return db('mail')
    .where({ state: 'opened' })
    .where(
      (ready) =>
        void ready
          .where('received_at', '<', latest)
          .orWhereNotExists(
            db('mail_part')
              .join('invoice', 'invoice.id', 'mail_part.invoice_id')
              .whereRaw('mail_part.mail_id = mail.id')
              .whereIn('invoice.state', ['received', 'valid', 'addressed', 'exporting'])
              .whereNull('invoice.trouble')
              .select(db.raw('1')),
          ),
    )
    .orderBy('received_at')
    .limit(limit)
    .select(columns);
}

/** Takes the mail for answering; false: it is answered already. Until `trx` ends, none of its invoices is answered by itself. */
export async function lockMailToAnswer(trx: Transaction, id: string): Promise<boolean> {
  return (await trx('mail').where({ id, state: 'opened' }).forNoKeyUpdate().first('id')) !== undefined;
}

export async function markMailAnswered(trx: Transaction, id: string, at: Date): Promise<void> {
  await trx('mail').where({ id }).update({ state: 'answered', done_at: at });
}
