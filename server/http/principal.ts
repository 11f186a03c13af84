import type { Request } from 'express';
import type { Context } from '../context.ts';
import { findSession } from '../db/session.ts';
import type { TokenScope } from '../db/tokens.ts';
import { findToken } from '../db/findToken.ts';
import { Problem } from '../problems.ts';
import type { OrganisationRole, Role } from '../role.ts';
import { hashSecret } from '../secret.ts';
import { readSessionCookie } from './session/cookie.ts';

/** Who is asking. A supplier has an organisation, an authority's account an authority, an administrator neither. */
export type Principal = {
  readonly role: Role;
  readonly by: 'token' | 'session';
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly authorityId: string | null;
  /** what a supplier may be in their organisation; null: a token, or no supplier */
  readonly organisationRole: OrganisationRole | null;
  /** what a token may do; a person may do both */
  readonly scopes: readonly TokenScope[];
};

/** null: nobody. A token that is sent counts alone; a wrong one is refused, not ignored. Throws TOKEN_INVALID. */
export async function identify(ctx: Context, req: Request): Promise<Principal | null> {
  const token = readBearer(req);
  if (token !== null) {
    const found = await findToken(ctx.db, token, ctx.clock.now());
    if (!found) throw new Problem('TOKEN_INVALID');
    return { ...found, authorityId: null, organisationRole: null, by: 'token' };
  }
  const cookie = readSessionCookie(ctx, req);
  const session = cookie === null ? null : await findSession(ctx.db, hashSecret(cookie), ctx.clock.now());
  return session && { ...session, scopes: ['read', 'write'], by: 'session' };
}

/** The token of the header, or null without one. Throws TOKEN_INVALID for any other kind of credentials. */
export function readBearer(req: Request): string | null {
  const header = req.headers.authorization;
  if (header === undefined) return null;
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1]; // RFC 6750 2.1
  if (token === undefined) throw new Problem('TOKEN_INVALID');
  return token;
}
