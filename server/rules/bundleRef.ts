import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unpackBundle } from '../../validation/bundles/bundleFiles.ts';
import { writeFiles } from '../../validation/bundles/prepareBundle.ts';
import type { BundleRef } from '../../validation/worker.ts';
import { readContent } from '../db/readContent.ts';
import type { BundleRow } from '../db/ruleBundles.ts';
import type { RulesStore } from './rulesStore.ts';

/** Where compiled rules lie, by checksum; may be deleted at any time, then they are compiled anew. */
export function compiledFolder({ config }: Pick<RulesStore, 'config'>): string {
  return resolve(config.dataDir, 'rules/compiled');
}

/**
 * The bundle as threads load it. Its files are taken out of the database once per machine; the threads compare their checksum. Throws when the bundle
 * has not been tried with success.
 */
export async function bundleRef(store: RulesStore, bundle: BundleRow): Promise<BundleRef> {
  if (bundle.state !== 'ready' || !bundle.facts) throw new Error(`the bundle ${bundle.name} is not ready`);
  const bundleDir = resolve(store.config.dataDir, 'rules', bundle.checksum);
  if (!existsSync(bundleDir)) await unpack(store, bundle, bundleDir);
  return {
    bundleDir,
    cacheDir: compiledFolder(store),
    checksum: bundle.checksum,
    asIs: Object.keys(bundle.facts.asIs),
  };
}

/** Beside its place first: nobody finds half a bundle. */
async function unpack({ db, config }: RulesStore, bundle: BundleRow, bundleDir: string): Promise<void> {
  const files = unpackBundle(await readContent(db, bundle.contentSha256));
  await mkdir(resolve(config.dataDir, 'rules'), { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(join(resolve(config.dataDir, 'rules'), 'new-'));
  writeFiles(draft, files);
  try {
    await rename(draft, bundleDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // another process was faster
    if (!existsSync(bundleDir)) throw error;
  }
}
