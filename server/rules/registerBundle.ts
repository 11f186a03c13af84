import { createHash } from 'node:crypto';
import { packBundle, readBundleFiles } from '../../validation/bundles/bundleFiles.ts';
import type { BundleFacts } from '../../validation/bundles/bundleFacts.ts';
import { verifyBundle, type VerifiedBundle } from '../../validation/bundles/verifyBundle.ts';
import { appendJournal } from '../db/appendJournal.ts';
import type { Transaction } from '../db/database.ts';
import { newId } from '../db/newId.ts';
import { putContent } from '../db/putContent.ts';
import { deleteBundle, findBundleByChecksum, insertBundle, type BundleRow } from '../db/ruleBundles.ts';
import { insertTask } from '../db/ruleTasks.ts';
import { Problem } from '../problems.ts';
import type { RulesStore } from './rulesStore.ts';

/** What is handed in: the bytes of an archive, or a folder on this machine. */
export type Handed = { readonly fileName: string | null } & (
  { readonly zip: Uint8Array } | { readonly folder: string }
);

/** Reads and verifies without keeping anything. Throws BundleRefused. */
export function verifyHanded(handed: Handed): VerifiedBundle {
  return verifyBundle(readBundleFiles(handed));
}

/**
 * Keeps a verified bundle. With `facts` it has been tried already and is ready; without, a task is added that tries it. One that was refused before is
 * tried again. Throws RULES_KNOWN.
 */
export async function registerBundle(
  store: RulesStore,
  handed: Handed,
  verified: VerifiedBundle,
  { facts, accountId }: { readonly facts: BundleFacts | null; readonly accountId: string | null },
): Promise<BundleRow> {
  const at = store.clock.now();
  return store.db.transaction(async (trx) => {
    const known = await findBundleByChecksum(trx, verified.checksum);
    if (known && known.state !== 'refused') throw new Problem('RULES_KNOWN', { bundle: known.name });
    if (known) await deleteBundle(trx, known);
    const bundle: BundleRow = {
      id: newId(),
      checksum: verified.checksum,
      name: verified.name,
      version: verified.version,
      fileName: handed.fileName,
      fileSha256: 'zip' in handed ? createHash('sha256').update(handed.zip).digest('hex') : null,
      contentSha256: await putContent(trx, packBundle(verified.files)),
      state: facts ? 'ready' : 'checking',
      refusal: null,
      facts,
      createdAt: at,
    };
    await insertBundle(trx, bundle, accountId);
    if (!facts)
      await insertTask(trx, { id: newId(), bundleId: bundle.id, kind: 'import', input: {} }, { at, accountId });
    await note(trx, bundle, at, accountId);
    return bundle;
  });
}

async function note(trx: Transaction, bundle: BundleRow, at: Date, accountId: string | null): Promise<void> {
  await appendJournal(trx, {
    invoiceId: null,
    at,
    code: 'rulesImported',
    actor: 'admin',
    accountId,
    facts: { bundle: bundle.checksum, name: bundle.name, version: bundle.version },
  });
}
