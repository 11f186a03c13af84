import type { Context } from '../context.ts';
import { advance } from '../pipeline/advance.ts';
import { giveUp } from '../pipeline/giveUp.ts';
import { StepFailed } from '../pipeline/step.ts';
import { sweep } from '../pipeline/sweep.ts';
import { stepNames, type StepName } from './jobs.ts';
import { periodic } from './periodic.ts';

export type SweepTimings = {
  /** milliseconds between two rounds */
  readonly every: number;
  /** milliseconds that an invoice may have been in its state before it counts as left lying */
  readonly olderThan: number;
};

/** A step takes seconds, its retries minutes; a live job is not touched anyway. */
const SWEEP: SweepTimings = { every: 60_000, olderThan: 60_000 };

/** Puts the workers to the queue: the steps of the pipeline, dead jobs and the sweeper. */
export async function startJobs(
  ctx: Context,
  { embedded = false, sweep: timings = SWEEP }: { embedded?: boolean; sweep?: SweepTimings } = {},
): Promise<{ stop(): Promise<void> }> {
  // On the embedded database nobody else is at work: what claims to be is left over from a process that was killed.
  if (embedded) await sweep(ctx, ctx.clock.now(), false);
  for (const step of stepNames) {
    await ctx.jobs.work(step, (invoiceId, signal) => runStep(ctx, step, invoiceId, signal));
  }
  await ctx.jobs.onDead((step, invoiceId, detail) => giveUp(ctx, step, invoiceId, 'STEP_FAILED', detail));
  const sweeper = periodic(ctx, 'sweeper', timings.every, () =>
    sweep(ctx, new Date(ctx.clock.now().getTime() - timings.olderThan)),
  );
  return {
    async stop() {
      await sweeper.stop();
      await ctx.jobs.stop();
    },
  };
}

async function runStep(ctx: Context, step: StepName, invoiceId: string, signal: AbortSignal): Promise<void> {
  try {
    await advance(ctx, step, invoiceId, signal);
  } catch (error) {
    ctx.log.warn({ err: error, step, invoiceId }, 'a step failed');
    if (!(error instanceof StepFailed && error.final)) throw error;
    await giveUp(ctx, step, invoiceId, error.trouble, error.message);
  }
}
