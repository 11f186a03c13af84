import { createToken, listTokens, revokeToken } from '../../db/tokens.ts';
import { Problem } from '../../problems.ts';
import type { NewToken, TokenList } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { tokenInput } from '../schemas.ts';
import { readId, requireOrganisation } from './requireOrganisation.ts';

const DAY_MS = 24 * 3600_000;

export const getTokens: HandlerFor<'GET /api/v1/organisation/tokens'> = async (ctx, _req, res, who) => {
  const tokens = await listTokens(ctx.db, requireOrganisation(who), ctx.clock.now());
  const items = tokens.map((token) => ({
    ...token,
    scopes: [...token.scopes],
    createdAt: token.createdAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    expiresAt: token.expiresAt?.toISOString() ?? null,
  }));
  res.json({ items } satisfies TokenList);
};

/** A new token, shown this once. */
export const postToken: HandlerFor<'POST /api/v1/organisation/tokens'> = async (ctx, req, res, who) => {
  const organisationId = requireOrganisation(who);
  if (!who.accountId) throw new Problem('FORBIDDEN');
  const { name, scopes, days } = readInput(tokenInput, await readJson(req));
  const at = ctx.clock.now();
  const expiresAt = days === null ? null : new Date(at.getTime() + days * DAY_MS);
  const made = await createToken(ctx.db, { organisationId, name, scopes, createdBy: who.accountId, expiresAt }, at);
  res.status(201).json(made satisfies NewToken);
};

export const deleteToken: HandlerFor<'DELETE /api/v1/organisation/tokens/:id'> = async (ctx, req, res, who) => {
  const revoked = await ctx.db.transaction((trx) =>
    revokeToken(trx, requireOrganisation(who), readId(req), ctx.clock.now()),
  );
  if (!revoked) throw new Problem('NOT_FOUND');
  res.status(204).end();
};
