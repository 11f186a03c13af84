import type { Request } from 'express';
import type { Context } from '../context.ts';
import { findSession } from '../db/session.ts';
import { findToken } from '../db/findToken.ts';
import { Problem } from '../problems.ts';
import type { Role } from '../role.ts';
import { hashSecret } from '../secret.ts';
import { readSessionCookie } from './session/cookie.ts';

/** Who is asking. A supplier has an organisation, an authority's account an authority, an administrator neither. */
export type Principal = {
  readonly role: Role;
  readonly by: 'token' | 'session';
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly authorityId: string | null;
};

/** null: nobody. A token that is sent counts alone; a wrong one is refused, not ignored. Throws TOKEN_INVALID. */
export async function identify(ctx: Context, req: Request): Promise<Principal | null> {
  const token = readBearer(req);
  if (token !== null) {
    const found = await findToken(ctx.db, token);
    if (!found) throw new Problem('TOKEN_INVALID');
    return { ...found, authorityId: null, by: 'token' };
  }
  const cookie = readSessionCookie(ctx, req);
  const session = cookie === null ? null : await findSession(ctx.db, hashSecret(cookie), ctx.clock.now());
  return session && { ...session, by: 'session' };
}

/** The token of the header, or null without one. Throws TOKEN_INVALID for any other kind of credentials. */
export function readBearer(req: Request): string | null {
  const header = req.headers.authorization;
  if (header === undefined) return null;
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1]; // RFC 6750 2.1
  if (token === undefined) throw new Problem('TOKEN_INVALID');
  return token;
}
