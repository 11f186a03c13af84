import type { Context } from '../../context.ts';
import { findAccount } from '../../db/findAccount.ts';
import { decide } from '../../pipeline/decide.ts';
import { retry } from '../../pipeline/retry.ts';
import { Problem } from '../../problems.ts';
import type { HandlerFor } from '../handler.ts';
import type { Principal } from '../principal.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { decision } from '../schemas.ts';
import { describeInvoice, findVisible } from './getInvoice.ts';

/** A person decides what shall become of an invoice that rests; a supplier may only withdraw their own. */
export const postDecision: HandlerFor<'POST /api/v1/invoices/:id/decisions'> = async (ctx, req, res, who) => {
  const { id } = await findVisible(ctx, req, who);
  const wish = readInput(decision, await readJson(req));
  if (who.role !== 'admin' && wish.kind !== 'withdraw') throw new Problem('FORBIDDEN');
  const by = { role: who.role, accountId: who.accountId, name: await nameOf(ctx, who) };
  if (wish.kind === 'retry') await retry(ctx, { invoiceId: id, by, reason: wish.reason });
  else {
    const to = wish.kind === 'assign' ? { authorityId: wish.authorityId } : {};
    await decide(ctx, { invoiceId: id, name: wish.kind, by, reason: wish.reason, ...to });
  }
  res.json(await describeInvoice(ctx, who, await findVisible(ctx, req, who)));
};

async function nameOf(ctx: Context, { accountId, by }: Principal): Promise<string> {
  const account = accountId ? await findAccount(ctx.db, accountId) : null;
  return account?.name ?? by;
}
