import { deleteSession as deleteRow } from '../../db/session.ts';
import { hashSecret } from '../../secret.ts';
import { startLogout } from '../../saml/startLogout.ts';
import type { SignedOut } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { clearSessionCookie, readSessionCookie } from './cookie.ts';
import { requireOwnPage } from './requireOwnPage.ts';

/** Signs out, here and for every copy of the cookie. */
export const deleteSession: HandlerFor<'DELETE /api/v1/session'> = async (ctx, req, res) => {
  requireOwnPage(ctx, req);
  const cookie = readSessionCookie(ctx, req);
  const ended = cookie === null ? null : await deleteRow(ctx.db, hashSecret(cookie));
  clearSessionCookie(ctx, res);
  const next = ended && ctx.saml && (await startLogout(ctx, ctx.saml, ended));
  if (next) res.json({ continue: next } satisfies SignedOut);
  else res.status(204).end();
};
