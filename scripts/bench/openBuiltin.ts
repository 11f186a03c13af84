import { resolve } from 'node:path';
import { openBundle, type Bundle } from '../../validation/bundle.ts';
import { bindings } from '../../validation/en16931/bindings.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export const BUNDLE_DIR = resolve(ROOT, 'schematron/builtin');
export const CACHE_DIR = resolve(ROOT, '.cache/rules');

/** The rules of this platform, compiled before or now. */
export function openBuiltin(): Promise<Bundle> {
  return openBundle({ bundleDir: BUNDLE_DIR, cacheDir: CACHE_DIR, bindings });
}
