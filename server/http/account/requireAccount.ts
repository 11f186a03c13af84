import type { Context } from '../../context.ts';
import { findAccount, type AccountRow } from '../../db/findAccount.ts';
import { Problem } from '../../problems.ts';
import type { Principal } from '../principal.ts';

/** The account of the session that asks. Throws FORBIDDEN for one that was closed a moment ago. */
export async function requireAccount(ctx: Context, { accountId }: Principal): Promise<AccountRow> {
  const account = accountId && (await findAccount(ctx.db, accountId));
  if (!account) throw new Problem('FORBIDDEN');
  return account;
}
