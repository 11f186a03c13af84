import { resolve } from 'node:path';
import { openBundle } from './bundle.ts';
import { removeUnused } from './compiler/cache.ts';
import { bindings } from './en16931/bindings.ts';

/**
 * Set-up step: compiles the built-in rules into the cache, so that the first document does not have to wait.
 */
/** Long enough to go back and forth between branches. */
const UNUSED_DAYS = 30;
const root = resolve(import.meta.dirname, '..');
const bundleDir = resolve(root, 'schematron/builtin');
const cacheDir = resolve(root, '.cache/rules');
const started = performance.now();

const bundle = await openBundle({
  bundleDir,
  cacheDir,
  bindings,
  onCompile: (scenario) => console.error(`  ${scenario} ...`),
});
const ready = bundle.scenarios.filter((s) => s.rules !== null).length;
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.error(`  ${ready} of ${bundle.scenarios.length} scenarios are ready (${seconds} s)`);
removeUnused(cacheDir, UNUSED_DAYS);
