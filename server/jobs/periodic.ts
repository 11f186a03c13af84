import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { giveLease, takeLease } from '../db/lease.ts';

/** Who this process is, in leases. */
const holder = `${process.pid}-${randomUUID()}`;

/**
 * Runs `task` every `ms` in one process at a time: the others find its lease and leave it to it. A run that fails is logged
 * and comes round again. `stop` waits for a running one.
 */
export function periodic(
  ctx: Context,
  name: string,
  ms: number,
  task: () => Promise<unknown>,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const run = async () => {
    try {
      // Longer than the pause, so that the same process keeps it; a dead one loses it soon.
      if (await takeLease(ctx.db, name, holder, ms + LEASE_MS)) await task();
    } catch (error) {
      ctx.log.error({ err: error, task: name }, 'a regular task failed');
    }
    if (!stopped) timer = setTimeout(start, ms);
  };
  const start = () => {
    running = run();
  };
  timer = setTimeout(start, ms);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await giveLease(ctx.db, name, holder).catch(() => {}); // it runs out by itself
    },
  };
}

const LEASE_MS = 60_000;
