import { randomUUID } from 'node:crypto';
import { disposeBundle, openBundle } from '../../validation/bundle.ts';
import type { Context } from '../context.ts';
import { listActivations } from '../db/ruleActivations.ts';
import { settleBundle } from '../db/ruleBundles.ts';
import { finishTask, saveProgress, takeTask, type TaskProgress, type TaskRow } from '../db/ruleTasks.ts';
import { inForce } from './inForce.ts';
import { rulesOf } from './rulesAt.ts';
import { runImport } from './runImport.ts';
import { runTrial } from './runTrial.ts';

export type TaskTimings = { readonly poll: number; readonly keep: number };
/** poll: looking for work. keep: saying that somebody still works on it, well before it is given to another. */
const TIMINGS: TaskTimings = { poll: 2_000, keep: 10_000 };
/** Looking for what counts soon; an activation of this moment is loaded by its first check anyway. */
const WARM_MS = 30_000;
/** A coming bundle is compiled on every machine well before its moment. */
const AHEAD_MS = 7 * 24 * 60 * 60_000;

/** Works on tasks about rule bundles, one at a time, and keeps the rules that count or will soon count ready on this machine. */
export function startRuleTasks(ctx: Context, timings: Partial<TaskTimings> = {}): { stop(): Promise<void> } {
  const { poll, keep } = { ...TIMINGS, ...timings };
  const holder = `${process.pid}-${randomUUID()}`;
  const stopped = new AbortController();
  const warm = new Set<string>();
  let nextWarm = 0;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    try {
      const task = await takeTask(ctx.db, holder);
      if (task) await work(ctx, task, { holder, keep, signal: stopped.signal });
      if (performance.now() >= nextWarm) {
        nextWarm = performance.now() + WARM_MS;
        await warmComing(ctx, warm);
      }
    } catch (error) {
      if (!stopped.signal.aborted) ctx.log.error({ err: error }, 'work on rule bundles failed');
    }
    if (!stopped.signal.aborted) timer = setTimeout(start, poll);
  };
  const start = () => {
    running = round();
  };
  timer = setTimeout(start, poll);
  return {
    async stop() {
      stopped.abort();
      clearTimeout(timer);
      // what compiles takes minutes: it is left, and another process begins anew
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
    },
  };
}

const STOP_MS = 3_000;

type Holding = { readonly holder: string; readonly keep: number; readonly signal: AbortSignal };

async function work(ctx: Context, task: TaskRow, { holder, keep, signal }: Holding): Promise<void> {
  const held = { id: task.id, holder };
  let progress: TaskProgress = task.progress;
  const alive = setInterval(() => void saveProgress(ctx.db, held, progress, null).catch(() => {}), keep);
  try {
    if (task.kind === 'import') {
      await runImport(ctx, task, (said) => void (progress = said));
      await finishTask(ctx.db, held, {});
    } else {
      const result = await runTrial(ctx, task, async (said, found) => {
        progress = said;
        return (await saveProgress(ctx.db, held, said, found)) && !signal.aborted;
      });
      if (result) await finishTask(ctx.db, held, { result });
    }
  } catch (error) {
    if (signal.aborted) return; // goes on elsewhere, or here after the next start
    ctx.log.error({ err: error, task: task.id }, 'a task on rule bundles failed');
    const words = (error as Error).message.slice(0, 1000);
    await finishTask(ctx.db, held, { error: words });
    const text = { de: `Technischer Fehler beim Erproben: ${words}`, en: `Technical error while trying it: ${words}` };
    const refusal = { code: 'TRYING_FAILED', ...text };
    if (task.kind === 'import') await ctx.db.transaction((trx) => settleBundle(trx, task.bundleId, { refusal }));
  } finally {
    clearInterval(alive);
  }
}

/** Loads into a thread what counts now or within a week; what is missing is compiled for it. */
async function warmComing(ctx: Context, known: Set<string>): Promise<void> {
  const at = ctx.clock.now();
  const activations = await listActivations(ctx.db);
  const soon = activations.filter(({ from }) => from > at && from.getTime() < at.getTime() + AHEAD_MS);
  for (const { bundleId } of [...inForce(activations, at), ...soon]) {
    if (bundleId === null || known.has(bundleId)) continue;
    const rules = await rulesOf(ctx, bundleId);
    // in processes of their own: a thread that waits for a compiler would be missing to the intake
    if (rules !== 'builtin') disposeBundle(await openBundle({ ...rules, bindings: null }));
    await ctx.check.warm([rules]);
    known.add(bundleId);
  }
}
