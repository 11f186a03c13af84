import type { Context } from '../context.ts';
import { appendJournal } from '../db/appendJournal.ts';
import { findInvoice } from '../db/findInvoice.ts';
import { findStalled, findStalledExports, type StalledExport } from '../db/findStalled.ts';
import { pipeline, stepOf, type WorkState } from './pipeline.ts';
import { transition } from './transition.ts';

/** So many per round: the rest comes in the next minute. */
const MOST = 500;

const waiting = (Object.keys(pipeline) as WorkState[]).filter((state) => stepOf(state) !== null);

/**
 * The state is the truth, the queue a hint: every invoice that waits for a step and has no live job gets one, whatever
 * became of the old one. `olderThan` leaves out what is just on its way. Gives the number of invoices caught up.
 */
export async function sweep(ctx: Context, olderThan: Date, countActive = true): Promise<number> {
  const stalled = await findStalled(ctx.db, { states: waiting, olderThan, limit: MOST, countActive });
  for (const { id, state } of stalled) {
    const step = stepOf(state);
    if (!step) continue;
    await ctx.db.transaction(async (trx) => {
      await ctx.jobs.enqueue(trx, step, id);
      await appendJournal(trx, { invoiceId: id, at: ctx.clock.now(), code: 'swept', actor: 'system', facts: { step } });
    });
  }
  const exports = await findStalledExports(ctx.db, olderThan, MOST);
  for (const stalledExport of exports) await catchUp(ctx, stalledExport);
  return stalled.length + exports.length;
}

/** An invoice in exporting whose message, or whose forerunner, has reached its end: it goes the same way. */
async function catchUp(ctx: Context, { id, followsId, outboxState }: StalledExport): Promise<void> {
  const first = followsId ? await findInvoice(ctx.db, followsId) : null;
  const arrived = first ? ['exported', 'confirmed'].includes(first.state) : outboxState === 'sent';
  const failed = first ? ['undeliverable', 'refused', 'withdrawn'].includes(first.state) : outboxState === 'failed';
  if (!arrived && !failed) return;
  const outcome = pipeline.exporting.outcomes[arrived ? 'accepted' : 'refused'];
  await transition(ctx, {
    invoiceId: id,
    from: ['exporting'],
    to: outcome.to,
    code: first && arrived ? 'alreadyDelivered' : outcome.code,
    actor: 'system',
    changes: arrived
      ? { exportedAt: ctx.clock.now(), ...(first ? { reason: 'ALREADY_DELIVERED' } : {}) }
      : { reason: 'MAIL_REFUSED' },
    facts: { swept: true },
    answer: { name: first && arrived ? 'alreadyDelivered' : outcome.answer },
  });
}
