import type { BundleFacts } from '../../validation/bundles/bundleFacts.ts';
import type { Queryable, Transaction } from './database.ts';

export type BundleState = 'checking' | 'ready' | 'refused';
export type Refusal = { readonly code: string; readonly de: string; readonly en: string };
export type BundleRow = {
  readonly id: string;
  /** over paths and contents of the files that count */
  readonly checksum: string;
  readonly name: string;
  readonly version: string;
  /** what was handed in: name and SHA-256 of the archive; null: a folder */
  readonly fileName: string | null;
  readonly fileSha256: string | null;
  /** the packed files in `content` */
  readonly contentSha256: string;
  readonly state: BundleState;
  readonly refusal: Refusal | null;
  readonly facts: BundleFacts | null;
  readonly createdAt: Date;
};

const columns = {
  id: 'id',
  checksum: 'checksum',
  name: 'name',
  version: 'version',
  fileName: 'file_name',
  fileSha256: 'file_sha256',
  contentSha256: 'content_sha256',
  state: 'state',
  refusal: 'refusal',
  facts: 'facts',
  createdAt: 'created_at',
} as const satisfies Record<keyof BundleRow, string>;

/** Newest first. */
export async function listBundles(db: Queryable): Promise<BundleRow[]> {
  return db('rule_bundle').select(columns).orderBy('created_at', 'desc').orderBy('id', 'desc');
}

export async function findBundle(db: Queryable, id: string): Promise<BundleRow | null> {
  return (await db('rule_bundle').where({ id }).first<BundleRow | undefined>(columns)) ?? null;
}

export async function findBundleByChecksum(db: Queryable, checksum: string): Promise<BundleRow | null> {
  return (await db('rule_bundle').where({ checksum }).first<BundleRow | undefined>(columns)) ?? null;
}

export async function insertBundle(trx: Transaction, bundle: BundleRow, accountId: string | null): Promise<void> {
  await trx('rule_bundle').insert({
    id: bundle.id,
    checksum: bundle.checksum,
    name: bundle.name,
    version: bundle.version,
    file_name: bundle.fileName,
    file_sha256: bundle.fileSha256,
    content_sha256: bundle.contentSha256,
    state: bundle.state,
    refusal: bundle.refusal && JSON.stringify(bundle.refusal),
    facts: bundle.facts && JSON.stringify(bundle.facts),
    created_at: bundle.createdAt,
    account_id: accountId,
  });
}

/** How trying it ended. Only a bundle that is being tried changes. */
export async function settleBundle(
  trx: Transaction,
  id: string,
  end: { readonly facts: BundleFacts } | { readonly refusal: Refusal },
): Promise<void> {
  await trx('rule_bundle')
    .where({ id, state: 'checking' })
    .update(
      'facts' in end
        ? { state: 'ready', facts: JSON.stringify(end.facts) }
        : { state: 'refused', refusal: JSON.stringify(end.refusal) },
    );
}

/** Takes the bundle away, and its files where nothing else has the same bytes. */
export async function deleteBundle(trx: Transaction, { id, contentSha256 }: BundleRow): Promise<void> {
  await trx('rule_bundle').where({ id }).delete();
  await trx.raw(
    `delete from content where sha256 = ? and not exists (select from invoice where sha256 = content.sha256 or document_sha256 = content.sha256)`,
    [contentSha256],
  );
}

/** Whether a stored verdict rests on it: then it stays, as proof. */
export async function hasDecided(db: Queryable, checksum: string): Promise<boolean> {
  return (await db('report').where({ bundle_checksum: checksum }).first<object | undefined>('id')) !== undefined;
}
