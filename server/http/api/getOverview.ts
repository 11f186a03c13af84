import { countReceivedSince, countStates } from '../../db/searchInvoices.ts';
import { startOfDay } from '../../db/startOfDay.ts';
import type { Overview } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { scopeOf } from '../scopeOf.ts';

/** How the invoices stand that this account sees: the start pages and the dashboard are made of it. */
export const getOverview: HandlerFor<'GET /api/v1/overview'> = async (ctx, _req, res, who) => {
  const scope = scopeOf(who);
  const receivedToday = await countReceivedSince(ctx.db, scope, await startOfDay(ctx.db, ctx.clock.now()));
  res.json({ states: await countStates(ctx.db, scope), receivedToday } satisfies Overview);
};
