import { hashSecret, makeSecret } from '../secret.ts';
import type { Database } from './database.ts';
import { newId } from './newId.ts';

export type TokenOwner = { readonly organisationId: string } | { readonly accountId: string };

/** A new token for an organisation, or for an administrator's account; the old one ends. Shown this once, stored as a hash. */
export async function issueToken(db: Database, owner: TokenOwner, at: Date): Promise<string> {
  // The prefix lets people and secret scanners see what leaked.
  const token = `rw_${makeSecret()}`;
  const whose =
    'organisationId' in owner
      ? { role: 'supplier', organisation_id: owner.organisationId }
      : { role: 'admin', account_id: owner.accountId };
  await db.transaction(async (trx) => {
    await trx('api_token').where(whose).whereNull('revoked_at').update({ revoked_at: at });
    await trx('api_token').insert({ id: newId(), hash: hashSecret(token), ...whose, created_at: at });
  });
  return token;
}
