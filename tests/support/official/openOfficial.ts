import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle, type Bundle } from '../../../validation/bundle.ts';
import { readBundleFiles } from '../../../validation/bundles/bundleFiles.ts';
import type { BundleFacts } from '../../../validation/bundles/bundleFacts.ts';
import { prepareBundle } from '../../../validation/bundles/prepareBundle.ts';
import { verifyBundle } from '../../../validation/bundles/verifyBundle.ts';
import { checksum, compilerVersion } from '../../../validation/compiler/cache.ts';
import { fetchOfficial } from './fetchOfficial.ts';
import { officialConfiguration } from './officialConfiguration.ts';

export type OpenOfficial = {
  readonly facts: BundleFacts;
  /** as it was imported, and with every stylesheet as it stands */
  readonly imported: Bundle;
  asItStands(): Promise<Bundle>;
};

/**
 * The official rules, imported as an administrator does it. Importing takes minutes; as long as neither they nor the compiler change it is done once, beside
 * them. Throws when they cannot be fetched.
 */
export async function openOfficial(): Promise<OpenOfficial> {
  const official = await fetchOfficial({ peer: false });
  if (typeof official === 'string') throw new Error(official);
  const bundleDir = officialConfiguration(official);
  const cacheDir = join(official.folder, 'compiled');
  const verified = verifyBundle(readBundleFiles({ folder: bundleDir }));
  const kept = join(official.folder, `facts-${checksum([verified.checksum, compilerVersion()]).slice(0, 16)}.json`);
  if (!existsSync(kept)) {
    writeFileSync(kept, JSON.stringify(await prepareBundle(verified, cacheDir, () => {})));
  }
  const facts = JSON.parse(readFileSync(kept, 'utf8')) as BundleFacts;
  const open = (asIs: readonly string[]) => openBundle({ bundleDir, cacheDir, asIs, bindings: null });
  return {
    facts,
    imported: await open(Object.keys(facts.asIs)),
    asItStands: () => open([...verified.files.keys()].filter((path) => path.endsWith('.xsl'))),
  };
}
