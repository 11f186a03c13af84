import type { Context } from '../../context.ts';
import { pingDatabase } from '../../db/pingDatabase.ts';
import type { HandlerFor } from '../handler.ts';

/** Longer than a healthy database takes by far; a probe does not wait longer itself. */
const PATIENCE_MS = 2_000;

/** The process answers; nothing else is asked, or a slow database would get it restarted. */
export const getHealth: HandlerFor<'GET /healthz'> = (_ctx, _req, res) => {
  res.set('Cache-Control', 'no-store').json({ status: 'ok' });
};

/** Work can be done: the database answers and the rules are warm. */
export const getReadiness: HandlerFor<'GET /readyz'> = async (ctx, _req, res) => {
  const parts = await isReady(ctx);
  const ready = parts.database && parts.rules;
  res
    .status(ready ? 200 : 503)
    .set('Cache-Control', 'no-store')
    .json({ status: ready ? 'ready' : 'not-ready', ...parts });
};

export async function isReady(ctx: Context): Promise<{ database: boolean; rules: boolean }> {
  const [database, rules] = await Promise.all([inTime(pingDatabase(ctx.db)), inTime(ctx.check.ready)]);
  return { database, rules };
}

/** True when the work succeeds within the patience. */
async function inTime(work: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, PATIENCE_MS, false);
  try {
    return await Promise.race([
      work.then(
        () => true,
        () => false,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
