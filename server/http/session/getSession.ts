import { findAccountWithOrganisation } from '../../db/findAccountWithOrganisation.ts';
import { findSession } from '../../db/session.ts';
import { hashSecret } from '../../secret.ts';
import type { Session } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readSessionCookie } from './cookie.ts';

/** Who is signed in here; always 200, so that the pages can ask without an error. */
export const getSession: HandlerFor<'GET /api/v1/session'> = async (ctx, req, res) => {
  const cookie = readSessionCookie(ctx, req);
  const session = cookie === null ? null : await findSession(ctx.db, hashSecret(cookie), ctx.clock.now());
  res.json({ account: session && (await findAccountWithOrganisation(ctx.db, session.accountId)) } satisfies Session);
};
