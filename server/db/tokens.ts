import { hashSecret, makeSecret } from '../secret.ts';
import type { Queryable } from './database.ts';
import { newId } from './newId.ts';

/** read: see and download. write: deliver and decide. */
export type TokenScope = 'read' | 'write';

/** What access tokens begin with; people and secret scanners see what leaked. */
export const ACCESS_TOKEN = 'rwa_';

export type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
};

export type NewToken = {
  readonly organisationId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdBy: string;
  readonly expiresAt: Date | null;
};

/** One more token of an organisation: its id and the secret, which is shown this once and stored as a hash. */
export async function createToken(db: Queryable, token: NewToken, at: Date): Promise<{ id: string; token: string }> {
  const id = newId();
  const secret = `rw_${makeSecret()}`;
  await db('api_token').insert({
    id,
    hash: hashSecret(secret),
    role: 'supplier',
    organisation_id: token.organisationId,
    name: token.name,
    scopes: [...token.scopes],
    created_by: token.createdBy,
    created_at: at,
    expires_at: token.expiresAt,
  });
  return { id, token: secret };
}

/** Those that count, newest first. */
export async function listTokens(db: Queryable, organisationId: string, at: Date): Promise<TokenRow[]> {
  return db('api_token')
    .leftJoin('account', 'account.id', 'api_token.created_by')
    .where({ 'api_token.organisation_id': organisationId })
    .whereNull('revoked_at')
    .where((open) => void open.whereNull('expires_at').orWhere('expires_at', '>', at))
    .orderBy('api_token.created_at', 'desc')
    .select({
      id: 'api_token.id',
      name: 'api_token.name',
      scopes: 'api_token.scopes',
      createdAt: 'api_token.created_at',
      createdBy: 'account.name',
      lastUsedAt: 'api_token.last_used_at',
      expiresAt: 'api_token.expires_at',
    });
}

/** Ends a token and every access token that was given for it. False: not theirs, or over already. */
export async function revokeToken(db: Queryable, organisationId: string, id: string, at: Date): Promise<boolean> {
  const ended = await db('api_token')
    .where({ id, organisation_id: organisationId })
    .whereNull('revoked_at')
    .update({ revoked_at: at });
  await db('access_token')
    .whereIn('token_id', db('api_token').where({ id }).whereNotNull('revoked_at').select('id'))
    .delete();
  return ended === 1;
}

/** A client of the token endpoint by its id and secret; null: unknown, revoked or over. */
export async function findClient(
  db: Queryable,
  id: string,
  secret: string,
  at: Date,
): Promise<{ id: string; scopes: TokenScope[] } | null> {
  const row = await db('api_token')
    .where({ id, hash: hashSecret(secret) })
    .whereNull('revoked_at')
    .where((open) => void open.whereNull('expires_at').orWhere('expires_at', '>', at))
    .first<{ id: string; scopes: TokenScope[] } | undefined>('id', 'scopes');
  return row ?? null;
}

/** An access token for a client; those that are over go. */
export async function issueAccessToken(
  db: Queryable,
  tokenId: string,
  scopes: readonly TokenScope[],
  at: Date,
  expiresAt: Date,
): Promise<string> {
  const secret = `${ACCESS_TOKEN}${makeSecret()}`;
  await db('access_token').where('expires_at', '<', at).delete();
  await db('access_token').insert({
    hash: hashSecret(secret),
    token_id: tokenId,
    scopes: [...scopes],
    expires_at: expiresAt,
  });
  return secret;
}
