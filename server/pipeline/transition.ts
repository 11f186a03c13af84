import type { Report } from '../../validation/report.ts';
import type { Context } from '../context.ts';
import { appendJournal } from '../db/appendJournal.ts';
import type { Transaction } from '../db/database.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import { listFollowers } from '../db/listFollowers.ts';
import { moveInvoice, type InvoiceChanges } from '../db/moveInvoice.ts';
import { insertOutbox } from '../db/outbox.ts';
import { releaseHandover } from '../db/releaseHandover.ts';
import { releaseIntakeKeys } from '../db/releaseIntakeKeys.ts';
import type { Actor, JournalCode } from '../journalCodes.ts';
import { killPoint } from '../killPoint.ts';
import type { AnswerName } from '../mail/mailText.ts';
import type { State } from '../states.ts';
import { releasedKinds } from './intakeKinds.ts';
import { consequenceOf, stepOf } from './pipeline.ts';
import { prepareAnswer } from './prepareAnswer.ts';

export type Move = {
  readonly invoiceId: string;
  readonly from: readonly State[];
  readonly to: State;
  readonly code: JournalCode;
  readonly actor: Actor;
  readonly accountId?: string | null;
  /** ids, codes and numbers for the journal */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** names and free words for the journal: erasable */
  readonly personal?: Readonly<Record<string, string>>;
  readonly changes?: InvoiceChanges;
  readonly answer?: {
    readonly name: AnswerName;
    readonly report?: Report | null;
    readonly reportCopy?: Uint8Array | null;
    readonly words?: string | null;
  } | null;
  /** what else belongs to this move: written in the same transaction, after the state */
  write?(trx: Transaction): Promise<void>;
};

/**
 * The only writer of an invoice's state. Writes state, journal row, answer, everything that the new state brings with it and
 * the next job in one transaction (`outer`, or its own). False: the invoice is in none of the expected states any more,
 * somebody else was faster; nothing is written.
 */
export async function transition(ctx: Context, move: Move, outer?: Transaction): Promise<boolean> {
  const moved = outer ? await write(ctx, outer, move) : await ctx.db.transaction((trx) => write(ctx, trx, move));
  const step = stepOf(move.to);
  if (moved && step) ctx.jobs.nudge(step);
  return moved;
}

async function write(ctx: Context, trx: Transaction, move: Move): Promise<boolean> {
  const at = ctx.clock.now();
  const { invoiceId, from, to, changes = {} } = move;
  const before = await moveInvoice(trx, { id: invoiceId, from, to, at, changes });
  if (!before) return false;
  killPoint('inside-transition');
  await appendJournal(trx, {
    invoiceId,
    at,
    code: move.code,
    from: before.from,
    to,
    actor: move.actor,
    accountId: move.accountId ?? null,
    facts: { ...(before.invoice.reason ? { reason: before.invoice.reason } : {}), ...move.facts },
    ...(move.personal ? { personal: move.personal } : {}),
  });
  await move.write?.(trx);
  await answer(ctx, trx, move, before.invoice, at);
  await follow(ctx, trx, move, at);
  const step = stepOf(to);
  if (step) await ctx.jobs.enqueue(trx, step, invoiceId);
  return true;
}

async function answer(ctx: Context, trx: Transaction, move: Move, invoice: InvoiceRow, at: Date): Promise<void> {
  if (!move.answer) return;
  const mail = await prepareAnswer(ctx, trx, { ...move.answer, invoice });
  if (mail) await insertOutbox(trx, mail, at);
}

/** What the new state brings with it: keys end, and the invoices that share the delivery go along. */
async function follow(ctx: Context, trx: Transaction, move: Move, at: Date): Promise<void> {
  const { releases, followers } = consequenceOf(move.to);
  if (releases.includes('bytes')) await releaseIntakeKeys(trx, move.invoiceId, releasedKinds, at);
  if (releases.includes('handover')) await releaseHandover(trx, move.invoiceId, at);
  if (followers.length === 0) return;
  for (const follower of await listFollowers(trx, move.invoiceId)) {
    await write(ctx, trx, {
      invoiceId: follower.id,
      from: followers,
      to: move.to,
      code: move.to === 'exported' ? 'alreadyDelivered' : move.code,
      actor: move.actor,
      // Not who delivered first, and not what that delivery's journal says: nobody learns who it was.
      changes: {
        reason: move.to === 'exported' ? 'ALREADY_DELIVERED' : (move.changes?.reason ?? null),
        ...(move.changes?.exportedAt ? { exportedAt: move.changes.exportedAt } : {}),
      },
      answer: move.answer
        ? { ...move.answer, name: move.answer.name === 'exported' ? 'alreadyDelivered' : move.answer.name }
        : null,
    });
  }
}
