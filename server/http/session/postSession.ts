import { findAccountByEmail } from '../../db/findAccount.ts';
import { findAccountWithOrganisation } from '../../db/findAccountWithOrganisation.ts';
import { createSession, deleteSession } from '../../db/session.ts';
import { Problem } from '../../problems.ts';
import { hashSecret, makeSecret } from '../../secret.ts';
import type { Session } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { credentials } from '../schemas.ts';
import { readSessionCookie, setSessionCookie } from './cookie.ts';
import { verifyPassword } from './password.ts';
import { requireOwnPage } from './requireOwnPage.ts';
import { forgiveLogin, throttleLogin } from './throttle.ts';

/** Signs in. Every session is a new secret: one planted before is worth nothing. */
export const postSession: HandlerFor<'POST /api/v1/session'> = async (ctx, req, res) => {
  requireOwnPage(ctx, req);
  const { email, password } = readInput(credentials, await readJson(req));
  await throttleLogin(ctx, email, req.ip);
  const account = await findAccountByEmail(ctx.db, email);
  const matches = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !matches) throw new Problem('LOGIN_FAILED');

  const at = ctx.clock.now();
  await forgiveLogin(ctx, email);
  const before = readSessionCookie(ctx, req);
  if (before !== null) await deleteSession(ctx.db, hashSecret(before));
  const secret = makeSecret();
  const lifeMs = await createSession(ctx.db, hashSecret(secret), account.id, at);
  setSessionCookie(ctx, res, secret, lifeMs);
  res.json({ account: await findAccountWithOrganisation(ctx.db, account.id) } satisfies Session);
};
