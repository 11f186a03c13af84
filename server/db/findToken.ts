import { hashSecret } from '../secret.ts';
import type { Queryable } from './database.ts';

export type TokenRow = {
  readonly id: string;
  readonly role: 'supplier' | 'admin';
  readonly organisationId: string | null;
  readonly accountId: string | null;
};

/** Who a bearer token belongs to; null: unknown or revoked, or its account is disabled. Looked up by its hash, so timing tells nothing about it. */
export async function findToken(db: Queryable, token: string): Promise<TokenRow | null> {
  const row = await db('api_token')
    .leftJoin('account', 'account.id', 'api_token.account_id')
    .where({ hash: hashSecret(token) })
    .whereNull('revoked_at')
    .whereNull('account.disabled_at')
    .first<TokenRow | undefined>({
      id: 'api_token.id',
      role: 'api_token.role',
      organisationId: 'api_token.organisation_id',
      accountId: 'api_token.account_id',
    });
  return row ?? null;
}
