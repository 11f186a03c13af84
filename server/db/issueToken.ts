import { hash, randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { newId } from './newId.ts';

export type TokenOwner = { readonly organisationId: string } | { readonly accountId: string };

/** A new token for an organisation, or for an administrator's account; the old one ends. Shown this once, stored as a hash. */
export async function issueToken(db: Database, owner: TokenOwner, at: Date): Promise<string> {
  // The prefix lets people and secret scanners see what leaked; 32 random bytes cannot be guessed.
  const token = `rw_${randomBytes(32).toString('base64url')}`;
  const whose =
    'organisationId' in owner
      ? { role: 'supplier', organisation_id: owner.organisationId }
      : { role: 'admin', account_id: owner.accountId };
  await db.transaction(async (trx) => {
    await trx('api_token').where(whose).whereNull('revoked_at').update({ revoked_at: at });
    await trx('api_token').insert({ id: newId(), hash: tokenHash(token), ...whose, created_at: at });
  });
  return token;
}

export function tokenHash(token: string): string {
  return hash('sha256', token);
}
