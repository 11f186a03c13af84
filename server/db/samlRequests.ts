import type { Queryable } from './database.ts';

export type SamlRequest = {
  readonly id: string;
  readonly provider: string;
  readonly browserHash: string;
  readonly target: string;
  readonly createdAt: Date;
};

/** Notes a request that may be answered until it is over; those that are over go. */
export async function saveSamlRequest(
  db: Queryable,
  request: Omit<SamlRequest, 'createdAt'>,
  at: Date,
  expiresAt: Date,
): Promise<void> {
  await db('saml_request').where('expires_at', '<', at).delete();
  await db('saml_request').insert({
    id: request.id,
    provider: request.provider,
    browser_hash: request.browserHash,
    target: request.target,
    created_at: at,
    expires_at: expiresAt,
  });
}

/** Takes a request out, so that it is answered once; null: unknown, answered, or over. */
export async function takeSamlRequest(db: Queryable, id: string, at: Date): Promise<SamlRequest | null> {
  const [row] = await db('saml_request')
    .where({ id })
    .where('expires_at', '>', at)
    .delete(['id', 'provider', 'browser_hash as browserHash', 'target', 'created_at as createdAt']);
  return (row as SamlRequest | undefined) ?? null;
}

/** False: this message of this issuer was seen before. */
export async function rememberMessage(
  db: Queryable,
  issuer: string,
  id: string,
  expiresAt: Date,
  at: Date,
): Promise<boolean> {
  await db('saml_seen').where('expires_at', '<', at).delete();
  const added = await db('saml_seen')
    .insert({ issuer, id, expires_at: expiresAt })
    .onConflict(['issuer', 'id'])
    .ignore()
    .returning<{ id: string }[]>('id');
  return added.length === 1;
}
