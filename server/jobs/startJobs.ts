import type { Context } from '../context.ts';
import { putOutCheckpoint } from '../journal/putOutCheckpoint.ts';
import { readPrivateKey } from '../journal/readKey.ts';
import { sealJournal } from '../journal/sealJournal.ts';
import { advance } from '../pipeline/advance.ts';
import { answerMails } from '../pipeline/answerMails.ts';
import { giveUp } from '../pipeline/giveUp.ts';
import { reportOpenMails } from '../pipeline/reportOpenMails.ts';
import { StepFailed } from '../pipeline/step.ts';
import { sweep } from '../pipeline/sweep.ts';
import { startRuleTasks } from '../rules/startRuleTasks.ts';
import { stepNames, type StepName } from './jobs.ts';
import { periodic } from './periodic.ts';

/** Milliseconds. */
export type RoundTimings = {
  readonly sweep: number;
  /** an invoice may have been in its state this long before it counts as left lying */
  readonly olderThan: number;
  readonly seal: number;
  /** answering mails whose invoices have come to something */
  readonly answers: number;
  /** telling administrators of mails that wait for a person */
  readonly openMails: number;
  readonly checkpoint: number;
  /** looking for work on rule bundles */
  readonly ruleTasks: number;
};

/**
 * Sweeping: a step takes seconds, its retries minutes, and a live job is not touched anyway. Sealing: what is not sealed
 * could be taken out unseen, so soon. Checkpoints are daily; every round only looks whether it is time.
 */
const ROUNDS: RoundTimings = {
  sweep: 60_000,
  olderThan: 60_000,
  seal: 5_000,
  answers: 2_000,
  openMails: 300_000,
  checkpoint: 600_000,
  ruleTasks: 2_000,
};

/** Puts the workers to the queue (the steps of the pipeline, dead jobs) and starts the rounds that must be made. */
export async function startJobs(ctx: Context, wanted: Partial<RoundTimings> = {}): Promise<{ stop(): Promise<void> }> {
  const timings = { ...ROUNDS, ...wanted };
  const key = readPrivateKey(ctx.config.journalKey);
  // Nobody else is at work: a job that claims to be running is left over from a process that was killed.
  if (ctx.jobs.alone) await sweep(ctx, ctx.clock.now(), false);
  for (const step of stepNames) {
    await ctx.jobs.work(step, (invoiceId, signal) => runStep(ctx, step, invoiceId, signal));
  }
  await ctx.jobs.onDead((step, invoiceId, detail) => giveUp(ctx, step, invoiceId, 'STEP_FAILED', detail));
  const rounds = [
    periodic(ctx, 'sweep', timings.sweep, () => sweep(ctx, new Date(ctx.clock.now().getTime() - timings.olderThan))),
    periodic(ctx, 'open mails', timings.openMails, () => reportOpenMails(ctx)),
    periodic(ctx, 'answers', timings.answers, () => answerMails(ctx)),
    periodic(ctx, 'seal', timings.seal, () => sealJournal(ctx.db)),
    periodic(ctx, 'checkpoint', timings.checkpoint, () => putOutCheckpoint(ctx, key)),
  ];
  const rules = startRuleTasks(ctx, { poll: timings.ruleTasks });
  return {
    async stop() {
      await rules.stop();
      await Promise.all(rounds.map((round) => round.stop()));
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
