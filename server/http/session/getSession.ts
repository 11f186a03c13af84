import type { Context } from '../../context.ts';
import { findAccountWithOrganisation } from '../../db/findAccountWithOrganisation.ts';
import { findSession } from '../../db/session.ts';
import { hashSecret } from '../../secret.ts';
import type { Account, Session } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readSessionCookie } from './cookie.ts';

/** Who is signed in here; always 200, so that the pages can ask without an error. */
export const getSession: HandlerFor<'GET /api/v1/session'> = async (ctx, req, res) => {
  const cookie = readSessionCookie(req);
  const session = cookie === null ? null : await findSession(ctx.db, hashSecret(cookie), ctx.clock.now());
  res.json({ account: session && (await describeAccount(ctx, session.accountId)) } satisfies Session);
};

export async function describeAccount(ctx: Context, id: string): Promise<Account | null> {
  return findAccountWithOrganisation(ctx.db, id);
}
