import type { Context } from '../context.ts';
import { appendJournal } from '../db/appendJournal.ts';
import { findStalled, findStalledExports, type Place, type StalledExport } from '../db/findStalled.ts';
import type { StepName } from '../jobs/jobs.ts';
import type { State } from '../states.ts';
import { pipeline, stepOf, type WorkState } from './pipeline.ts';
import { transition } from './transition.ts';

/** Read at once. */
const PAGE = 500;
/** A round must end within the lease of its task; the rest comes in the next minute. */
const MOST_PAGES = 40;

const steps = Object.fromEntries(
  (Object.keys(pipeline) as WorkState[]).flatMap((state) => {
    const step = stepOf(state);
    return step ? [[state, step] as const] : [];
  }),
) as Partial<Record<State, StepName>>;

/** How the invoice ended that another one follows. */
const ended = {
  arrived: ['exported', 'confirmed'],
  failed: ['undeliverable', 'refused', 'withdrawn'],
} as const satisfies Record<string, readonly State[]>;

/**
 * The state is the truth, the queue a hint: every invoice that waits for a step and has no live job gets one, whatever
 * became of the old one. `olderThan` leaves out what is just on its way. Gives the number of invoices caught up.
 */
export async function sweep(ctx: Context, olderThan: Date, countActive = true): Promise<number> {
  const stalled = await walk(
    ctx,
    (after) => findStalled(ctx.db, { steps, olderThan, after, limit: PAGE, countActive }),
    async ({ id, state }) => {
      const step = stepOf(state);
      if (!step) return;
      await ctx.db.transaction(async (trx) => {
        await ctx.jobs.enqueue(trx, step, id);
        const facts = { step };
        await appendJournal(trx, { invoiceId: id, at: ctx.clock.now(), code: 'swept', actor: 'system', facts });
      });
    },
  );
  const all = [...ended.arrived, ...ended.failed];
  const exports = await walk(
    ctx,
    (after) => findStalledExports(ctx.db, { ended: all, olderThan, after, limit: PAGE }),
    (stalledExport) => catchUp(ctx, stalledExport),
  );
  return stalled + exports;
}

/** Page after page, so that invoices that cannot be helped hide nobody behind them; gives how many could be. */
async function walk<Row extends Place>(
  ctx: Context,
  read: (after: Place | null) => Promise<Row[]>,
  help: (row: Row) => Promise<void>,
): Promise<number> {
  let helped = 0;
  let after: Place | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const rows: Row[] = await read(after);
    for (const row of rows) {
      try {
        await help(row);
        helped += 1;
      } catch (error) {
        ctx.log.error({ err: error, invoiceId: row.id }, 'an invoice could not be caught up');
      }
    }
    after = rows.at(-1) ?? null;
    if (rows.length < PAGE) break;
  }
  return helped;
}

/** An invoice in exporting whose message, or whose forerunner, has reached its end: it goes the same way. */
async function catchUp(ctx: Context, { id, firstState, outboxState }: StalledExport): Promise<void> {
  const follows = firstState !== null;
  const isIn = (list: readonly State[]) => firstState !== null && list.includes(firstState);
  const arrived = follows ? isIn(ended.arrived) : outboxState === 'sent';
  const failed = follows ? isIn(ended.failed) : outboxState === 'failed';
  if (!arrived && !failed) return;
  const outcome = pipeline.exporting.outcomes[arrived ? 'accepted' : 'refused'];
  await transition(ctx, {
    invoiceId: id,
    from: ['exporting'],
    to: outcome.to,
    code: follows && arrived ? 'alreadyDelivered' : outcome.code,
    actor: 'system',
    changes: arrived
      ? { exportedAt: ctx.clock.now(), ...(follows ? { reason: 'ALREADY_DELIVERED' } : {}) }
      : { reason: 'MAIL_REFUSED' },
    facts: { swept: true },
    answer: { name: follows && arrived ? 'alreadyDelivered' : outcome.answer },
  });
}
