import { hashSecret } from '../secret.ts';
import type { Queryable } from './database.ts';
import { ACCESS_TOKEN, type TokenScope } from './tokens.ts';

export type FoundToken = {
  readonly id: string;
  readonly role: 'supplier' | 'admin';
  readonly organisationId: string | null;
  readonly accountId: string | null;
  readonly scopes: readonly TokenScope[];
};

/** `last_used_at` is written at most this often. */
const USED_MS = 60_000;

/**
 * Who a bearer token belongs to, be it a token or an access token that was given for one. null: unknown, revoked or over, or its
 * account is disabled. Looked up by its hash, so timing tells nothing about it.
 */
export async function findToken(db: Queryable, token: string, at: Date): Promise<FoundToken | null> {
  const hash = hashSecret(token);
  const isAccess = token.startsWith(ACCESS_TOKEN);
  const query = db('api_token').leftJoin('account', 'account.id', 'api_token.account_id');
  const mine = isAccess
    ? query
        .join('access_token', 'access_token.token_id', 'api_token.id')
        .where('access_token.hash', hash)
        .where('access_token.expires_at', '>', at)
    : query.where('api_token.hash', hash);
  const row = await mine
    .whereNull('revoked_at')
    .where((open) => void open.whereNull('api_token.expires_at').orWhere('api_token.expires_at', '>', at))
    .whereNull('account.disabled_at')
    .first<(FoundToken & { lastUsedAt: Date | null }) | undefined>({
      id: 'api_token.id',
      role: 'api_token.role',
      organisationId: 'api_token.organisation_id',
      accountId: 'api_token.account_id',
      scopes: isAccess ? 'access_token.scopes' : 'api_token.scopes',
      lastUsedAt: 'api_token.last_used_at',
    });
  if (!row) return null;
  const { lastUsedAt, ...found } = row;
  if (!lastUsedAt || at.getTime() - lastUsedAt.getTime() > USED_MS)
    await db('api_token').where({ id: row.id }).update({ last_used_at: at });
  return found;
}
