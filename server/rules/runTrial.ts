import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../../validation/report.ts';
import type { RulesInForce } from '../../validation/worker.ts';
import type { Context } from '../context.ts';
import { countForTrial, listForTrial } from '../db/listForTrial.ts';
import { readContent } from '../db/readContent.ts';
import type { TaskProgress, TaskRow } from '../db/ruleTasks.ts';
import { rulesOf } from './rulesAt.ts';
import { addToTrial, EMPTY, type TrialResult } from './trialResult.ts';

/** Progress is kept after each, so that little is done twice after a crash. */
const PAGE = 10;
/** When suppliers need the threads, the dry run waits. */
const BUSY_MS = 2_000;

/** Says how far it is; false: stop. */
export type Save = (progress: TaskProgress, result: TrialResult) => Promise<boolean>;

/**
 * Checks the invoices of the time again under the bundle, without touching them: how many would fail, why, and whose. In the lane of the public check, so that it never holds up
 * the intake. Null: stopped in the middle.
 */
export async function runTrial(ctx: Context, task: TaskRow, save: Save): Promise<TrialResult | null> {
  const time = { from: new Date(String(task.input['from'])), to: new Date(String(task.input['to'])) };
  const rules: RulesInForce = [await rulesOf(ctx, task.bundleId)];
  const total = await countForTrial(ctx.db, time);
  let result = (task.result as TrialResult | null) ?? EMPTY;
  for (;;) {
    const page = await listForTrial(ctx.db, time, result.after, PAGE);
    for (const invoice of page) {
      const bytes = await readContent(ctx.db, invoice.sha256);
      result = addToTrial(result, invoice, await checkPatiently(ctx, bytes, rules));
    }
    const done = result.checked + result.undecided;
    if (!(await save({ step: 'trial', done, total: Math.max(total, done) }, result))) return null;
    if (page.length < PAGE) return result;
  }
}

async function checkPatiently(ctx: Context, bytes: Uint8Array, rules: RulesInForce): Promise<Report> {
  for (;;) {
    const report = await ctx.check.check(bytes, { lane: 'public', rules });
    if (!report.findings.some(({ rule }) => rule === 'ENGINE-BUSY')) return report;
    await sleep(BUSY_MS);
  }
}
