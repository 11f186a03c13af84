import type { Database, Queryable, Transaction } from './database.ts';
import { newId } from './newId.ts';
import { putContent } from './putContent.ts';

/** invoice: the handover to the authority. answer: to the supplier. alert: to the administrator. copy: a Zweitschrift that was asked for. */
export type OutboxKind =
  'invoice' | 'copy' | 'answer' | 'alert' | 'checkpoint' | 'invitation' | 'password' | 'feedback';

export type OutboxRow = {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly invoiceId: string | null;
  readonly recipient: string;
  /** '' is the empty sender <> (RFC 3834 3.3) */
  readonly envelopeFrom: string;
  readonly subject: string;
  readonly contentSha256: string;
  readonly messageId: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly dueAt: Date;
  readonly lastWords: string | null;
  readonly createdAt: Date;
  readonly doneAt: Date | null;
};

/** A message ready to go: the finished bytes and the envelope. */
export type FinishedMail = {
  readonly kind: OutboxKind;
  readonly invoiceId: string | null;
  readonly recipient: string;
  readonly envelopeFrom: string;
  readonly subject: string;
  readonly messageId: string;
  readonly bytes: Uint8Array;
};

const columns = {
  id: 'id',
  kind: 'kind',
  invoiceId: 'invoice_id',
  recipient: 'recipient',
  envelopeFrom: 'envelope_from',
  subject: 'subject',
  contentSha256: 'content_sha256',
  messageId: 'message_id',
  state: 'state',
  attempts: 'attempts',
  dueAt: 'due_at',
  lastWords: 'last_words',
  createdAt: 'created_at',
  doneAt: 'done_at',
} as const satisfies Record<keyof OutboxRow, string>;

/** Puts a message into the outbox. A Message-ID that lies there already is the same message: nothing is added. */
export async function insertOutbox(trx: Transaction, mail: FinishedMail, at: Date): Promise<void> {
  const row = {
    id: newId(),
    kind: mail.kind,
    invoice_id: mail.invoiceId,
    recipient: mail.recipient,
    envelope_from: mail.envelopeFrom,
    subject: mail.subject,
    content_sha256: await putContent(trx, mail.bytes),
    message_id: mail.messageId,
    due_at: at,
    created_at: at,
  };
  await trx('outbox').insert(row).onConflict('message_id').ignore();
}

/** A message that somebody is sending, or was when they were killed: the same row as long as nobody has touched it since. */
export type OutboxLease = { readonly id: string; readonly by: string; readonly attempts: number };

export async function listOutboxLeases(db: Queryable): Promise<OutboxLease[]> {
  return db('outbox')
    .where({ state: 'waiting' })
    .whereNotNull('leased_by')
    .select({ id: 'id', by: 'leased_by', attempts: 'attempts' });
}

/**
 * Takes up to `limit` messages that are due; nobody else sends them meanwhile. Of those that somebody holds, only the abandoned
 * ones, and only if they are still as they were seen. `ms` says to people until when a message counts as being sent.
 */
export async function leaseOutbox(
  db: Database,
  { by, at, ms }: { readonly by: string; readonly at: Date; readonly ms: number },
  limit: number,
  abandoned: readonly OutboxLease[] = [],
): Promise<OutboxRow[]> {
  const known = abandoned.map((lease) => [lease.id, lease.by, lease.attempts]);
  return db('outbox')
    .whereIn(
      'id',
      db('outbox')
        .where({ state: 'waiting' })
        .where('due_at', '<=', at)
        .where((free) => {
          void free.whereNull('leased_by');
          if (known.length > 0) void free.orWhereIn(['id', 'leased_by', 'attempts'], known);
        })
        .orderBy('due_at')
        .limit(limit)
        .select('id')
        .forUpdate()
        .skipLocked(),
    )
    .update({ leased_by: by, leased_until: new Date(at.getTime() + ms), attempts: db.raw('attempts + 1') })
    .returning<OutboxRow[]>(
      Object.entries(columns).map(([property, column]) => db.raw('?? as ??', [column, property])) as never,
    );
}

/** Writes how a message ended. False: the lease was lost and somebody else has settled it already. */
export async function settleOutbox(
  trx: Transaction,
  id: string,
  end: { readonly state: 'sent' | 'failed'; readonly lastWords: string; readonly at: Date },
): Promise<boolean> {
  const changed = await trx('outbox')
    .where({ id, state: 'waiting' })
    .update({ state: end.state, last_words: end.lastWords, done_at: end.at, leased_by: null, leased_until: null });
  return changed > 0;
}

/** Not now: tried again when it is due. */
export async function postponeOutbox(
  db: Database,
  id: string,
  by: string,
  dueAt: Date,
  lastWords: string,
): Promise<void> {
  await db('outbox')
    .where({ id, state: 'waiting', leased_by: by })
    .update({ due_at: dueAt, last_words: lastWords, leased_by: null, leased_until: null });
}

/** The same message once more, from the start: same bytes, same Message-ID. */
export async function rearmOutbox(trx: Transaction, id: string, at: Date): Promise<void> {
  await trx('outbox')
    .where({ id })
    .update({ state: 'waiting', attempts: 0, due_at: at, done_at: null, leased_by: null, leased_until: null });
}

/** Everything that was ever sent because of an invoice, oldest first. */
export async function listOutboxOfInvoice(db: Queryable, invoiceId: string): Promise<OutboxRow[]> {
  return db('outbox').where({ invoice_id: invoiceId }).orderBy('created_at').orderBy('id').select(columns);
}

/** The recipient has answered, so what is still waiting for this invoice need not go out (again). */
export async function stopDeliveries(trx: Transaction, invoiceId: string, at: Date): Promise<void> {
  await trx('outbox').where({ invoice_id: invoiceId, kind: 'invoice', state: 'waiting' }).update({
    state: 'sent',
    last_words: 'answered by the recipient',
    done_at: at,
    leased_by: null,
    leased_until: null,
  });
}

/** The message that went out under this envelope sender, which is its own. */
export async function findOutboxByEnvelope(db: Queryable, envelopeFrom: string): Promise<OutboxRow | null> {
  const row = await db('outbox').where({ envelope_from: envelopeFrom }).first<OutboxRow | undefined>(columns);
  return row ?? null;
}

/** What a server said about a message after it had been accepted. */
export async function noteLastWords(trx: Transaction, id: string, words: string): Promise<void> {
  await trx('outbox').where({ id }).update({ last_words: words });
}

export async function countRecentAlerts(db: Queryable, since: Date): Promise<number> {
  const row = await db('outbox')
    .where({ kind: 'alert' })
    .where('created_at', '>=', since)
    .count({ count: '*' })
    .first();
  return Number(row?.['count'] ?? 0);
}

/** For the only process there is: what a killed one had taken is free again. */
export async function freeOutbox(db: Database): Promise<void> {
  await db('outbox')
    .where({ state: 'waiting' })
    .whereNotNull('leased_by')
    .update({ leased_by: null, leased_until: null });
}
