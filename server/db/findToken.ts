import type { Queryable } from './database.ts';
import { tokenHash } from './issueToken.ts';

export type TokenRow = {
  readonly id: string;
  readonly role: 'supplier' | 'admin';
  readonly organisationId: string | null;
  readonly accountId: string | null;
};

/** Who a bearer token belongs to; null: unknown or revoked. Looked up by its hash, so timing tells nothing about it. */
export async function findToken(db: Queryable, token: string): Promise<TokenRow | null> {
  const row = await db('api_token')
    .where({ hash: tokenHash(token) })
    .whereNull('revoked_at')
    .first<TokenRow | undefined>({
      id: 'id',
      role: 'role',
      organisationId: 'organisation_id',
      accountId: 'account_id',
    });
  return row ?? null;
}
