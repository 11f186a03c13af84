import { hash } from 'node:crypto';
import type { Context } from '../context.ts';
import { appendJournal } from '../db/appendJournal.ts';
import { countRepeat } from '../db/countRepeat.ts';
import type { Transaction } from '../db/database.ts';
import { findInvoice } from '../db/findInvoice.ts';
import { killPoint } from '../killPoint.ts';
import { oneLine } from '../oneLine.ts';
import { Problem } from '../problems.ts';
import type { State } from '../states.ts';
import type { IntakeKind } from './intakeKinds.ts';
import { store } from './store.ts';
import { openDocument, type Document } from './unpack/openDocument.ts';

export type Channel = 'upload' | 'form' | 'mail' | 'peppol';

/**
 * What makes a repeat a repeat (see intakeKinds.ts for what `key` holds; the organisation need not be in it).
 * strict: the same key with other bytes is refused (IDEMPOTENCY_KEY_REUSED), else it is the same delivery again.
 */
export type IntakeKey = { readonly kind: IntakeKind; readonly key: string; readonly strict: boolean };

export type Intake = {
  readonly channel: Channel;
  readonly organisationId: string;
  readonly keys: readonly IntakeKey[];
  /** as received, never changed */
  readonly bytes: Uint8Array;
  /** as the sender calls it; shown, never trusted */
  readonly fileName: string | null;
  /** the document, where the channel itself took it out of what it received (the envelope of Peppol) */
  readonly document?: Document;
  /** what else belongs to the delivery: written in the transaction that stores it */
  write?(trx: Transaction, invoiceId: string): Promise<void>;
  /**
   * Who sent it, as far as the channel knows; personal data. `email` is where answers go instead of the organisation's
   * address: a channel gives it only when an automatic answer to it is safe (RFC 3834, authenticated sender).
   */
  readonly sender?: { readonly email?: string; readonly name?: string };
  /** the mail that brought it: answered as a whole, so this invoice is not answered by itself until then */
  readonly mail?: {
    readonly id: string;
    /** place of the file in it */
    readonly path: string;
    /** checksum of the mail, and who vouches for its sender, for the journal */
    readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  };
};

export type Receipt = {
  readonly id: string;
  /** of the first answer: always `received` */
  readonly state: State;
  readonly sha256: string;
  readonly receivedAt: Date;
  /** false: a repeat; the other fields are the first answer again */
  readonly first: boolean;
};

/** So many repeats of a delivery have a row of their own in the journal: somebody looks for these. */
const EACH_REPEAT = 3;

/** What file systems allow. */
const LONGEST_NAME = 255;

/**
 * Stores an invoice exactly once. When it resolves, everything is committed and may be acknowledged.
 * Throws Problem: UPLOAD_EMPTY, UPLOAD_TOO_LARGE, FILE_* (not stored, the refusal journaled by checksum),
 * IDEMPOTENCY_KEY_REUSED.
 */
export async function receive(ctx: Context, intake: Intake): Promise<Receipt> {
  const sha256 = hash('sha256', intake.bytes);
  const document = intake.document ?? (await open(ctx, intake, sha256));
  const fileName = intake.fileName && oneLine(intake.fileName, LONGEST_NAME);
  const stored = await store(ctx, { ...intake, fileName }, sha256, document);
  killPoint('after-store');
  if ('receivedAt' in stored) {
    killPoint('before-answer');
    return { ...stored, state: 'received', sha256, first: true };
  }
  const { known } = stored;
  const reused = known.sha256 !== sha256 && intake.keys.some(({ strict }) => strict);
  await noteRepeat(ctx, known.invoiceId, reused ? 'keyReused' : 'repeated', { channel: intake.channel, sha256 });
  if (reused) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  const invoice = await findInvoice(ctx.db, known.invoiceId);
  if (!invoice) throw new Error(`no invoice ${known.invoiceId}`);
  killPoint('before-answer');
  return { id: invoice.id, state: 'received', sha256: invoice.sha256, receivedAt: invoice.receivedAt, first: false };
}

/** Each of the first few, then the tenth, the hundredth ...: the row says how many there were. */
async function noteRepeat(
  ctx: Context,
  invoiceId: string,
  code: 'repeated' | 'keyReused',
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction(async (trx) => {
    const count = await countRepeat(trx, invoiceId, code, at);
    if (count > EACH_REPEAT && !Number.isInteger(Math.log10(count))) return;
    await appendJournal(trx, { invoiceId, at, code, actor: 'supplier', facts: { ...facts, count } });
  });
}

/** What starts as XML is stored, however broken: its sender gets a report. Everything else is told at once. */
async function open(ctx: Context, { bytes, channel }: Intake, sha256: string): Promise<Document> {
  try {
    return await openDocument(ctx, bytes, ctx.config.limits.invoiceBytes);
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code === 'SERVER_BUSY') throw problem;
    const facts = { channel, sha256, problem: problem.code, size: bytes.length };
    await ctx.db.transaction((trx) =>
      appendJournal(trx, { invoiceId: null, at: ctx.clock.now(), code: 'refusedAtDoor', actor: 'supplier', facts }),
    );
    throw problem;
  }
}
