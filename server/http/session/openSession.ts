import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import { createSession, deleteSession, type ProviderSession } from '../../db/session.ts';
import { hashSecret, makeSecret } from '../../secret.ts';
import { readSessionCookie, setSessionCookie } from './cookie.ts';

/** Signs somebody in who has proved who they are. Every session is a new secret: one planted before is worth nothing. */
export async function openSession(
  ctx: Context,
  req: Request,
  res: Response,
  accountId: string,
  from: ProviderSession | null = null,
): Promise<void> {
  const before = readSessionCookie(ctx, req);
  if (before !== null) await deleteSession(ctx.db, hashSecret(before));
  const secret = makeSecret();
  const lifeMs = await createSession(ctx.db, hashSecret(secret), accountId, ctx.clock.now(), from);
  setSessionCookie(ctx, res, secret, lifeMs);
}
