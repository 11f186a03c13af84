import type { Context } from '../context.ts';
import { appendJournal } from '../db/appendJournal.ts';
import { endTrouble } from '../db/trouble.ts';
import { Problem } from '../problems.ts';
import type { Decision } from './decide.ts';
import { stepOf } from './pipeline.ts';

/** Starts an invoice again that rests because of a technical trouble. Throws Problem STATE_CHANGED when it does not rest. */
export async function retry(
  ctx: Context,
  { invoiceId, by, reason }: Pick<Decision, 'invoiceId' | 'by' | 'reason'>,
): Promise<void> {
  await ctx.db.transaction(async (trx) => {
    const state = await endTrouble(trx, invoiceId);
    if (!state) throw new Problem('STATE_CHANGED', { state: '' });
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
