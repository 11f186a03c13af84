import type { Context } from '../context.ts';
import { findInvoice } from '../db/findInvoice.ts';
import { lockInvoice } from '../db/lockInvoice.ts';
import type { StepName } from '../jobs/jobs.ts';
import { killPoint } from '../killPoint.ts';
import type { State } from '../states.ts';
import { exportByMail } from './exportByMail.ts';
import { pipeline, type Outcome, type WorkState } from './pipeline.ts';
import { resolveLeitwegId } from './resolveLeitwegId.ts';
import type { Ending, Step } from './step.ts';
import { transition, type Move } from './transition.ts';
import { validate } from './validate.ts';

const steps: Readonly<Record<StepName, Step>> = { validate, resolveLeitwegId, exportByMail };

/**
 * Runs one step for one invoice and moves it. An invoice that is not (or no longer) where the step belongs is left alone:
 * the job is an old one. Throws when the step could not be done: the job is tried again.
 */
export async function advance(ctx: Context, name: StepName, invoiceId: string, signal: AbortSignal): Promise<void> {
  const state = stateOf(name);
  const invoice = await findInvoice(ctx.db, invoiceId);
  if (!invoice || invoice.state !== state || invoice.trouble) return;
  const ending = await steps[name](ctx, invoice, signal);
  killPoint('after-step');
  if (typeof ending !== 'function') {
    await transition(ctx, moveFor(state, invoiceId, ending));
    return;
  }
  await ctx.db.transaction(async (trx) => {
    if (await lockInvoice(trx, invoiceId, state))
      await transition(ctx, moveFor(state, invoiceId, await ending(trx)), trx);
  });
}

function stateOf(step: StepName): WorkState {
  const found = Object.entries(pipeline).find(([, stage]) => stage.step === step);
  if (!found) throw new Error(`no state waits for ${step}`);
  return found[0] as WorkState;
}

function moveFor(
  state: WorkState,
  invoiceId: string,
  { outcome, report = null, reportCopy = null, ...rest }: Ending,
): Move {
  const outcomes: Readonly<Record<string, Outcome>> = pipeline[state].outcomes;
  const end = outcomes[outcome];
  if (!end) throw new Error(`${state} knows no outcome ${outcome}`);
  const from: readonly State[] = [state];
  return {
    ...rest,
    invoiceId,
    from,
    to: end.to,
    code: end.code,
    actor: 'system',
    answer: end.answer && { name: end.answer, report, reportCopy },
  };
}
