import type { Context } from '../context.ts';
import { appendJournal } from '../db/appendJournal.ts';
import type { Transaction } from '../db/database.ts';
import { findInvoice } from '../db/findInvoice.ts';
import { endTrouble } from '../db/trouble.ts';
import { Problem } from '../problems.ts';
import { stateChanged } from '../stateChanged.ts';
import type { Decision } from './decide.ts';
import { stepOf } from './pipeline.ts';

/** Starts an invoice again that rests because of a technical trouble. Throws Problem: NOT_FOUND, STATE_CHANGED (it does not rest). */
export async function retry(
  ctx: Context,
  { invoiceId, by, reason }: Pick<Decision, 'invoiceId' | 'by' | 'reason'>,
): Promise<void> {
  await ctx.db.transaction(async (trx) => {
    const state = await endTrouble(trx, invoiceId);
    if (!state) throw await refusal(trx, invoiceId);
    await appendJournal(trx, {
      invoiceId,
      at: ctx.clock.now(),
      code: 'retried',
      actor: by.role,
      accountId: by.accountId,
      facts: { state },
      personal: { name: by.name, ...(reason ? { reason } : {}) },
    });
    const step = stepOf(state);
    if (step) await ctx.jobs.enqueue(trx, step, invoiceId);
  });
}

async function refusal(trx: Transaction, invoiceId: string): Promise<Problem> {
  const invoice = await findInvoice(trx, invoiceId);
  return invoice ? stateChanged(invoice.state) : new Problem('NOT_FOUND');
}
