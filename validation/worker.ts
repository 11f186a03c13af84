import { workerData } from 'node:worker_threads';
import { disposeBundle, joinBundles, openBundle, type Bundle } from './bundle.ts';
import { bindings } from './en16931/bindings.ts';
import type { Report } from './report.ts';
import { RulesAborted, validate, type Limits } from './validate.ts';

/** What the pool hands to each thread when it starts. */
export type WorkerSetup = {
  readonly bundleDir: string;
  readonly cacheDir: string;
  readonly partial: boolean;
  readonly limits: Limits;
};
/** A bundle from outside, by the folder in which it lies unpacked. */
export type BundleRef = {
  readonly bundleDir: string;
  readonly cacheDir: string;
  /** must be that of the files in the folder */
  readonly checksum: string;
  /** stylesheets that run as they stand, by their location */
  readonly asIs: readonly string[];
};
/** The rules of a check: bundles side by side; 'builtin' are those that the pool was opened with. */
export type RulesInForce = readonly [BundleRef | 'builtin', ...(BundleRef | 'builtin')[]];

/** `started` is set (and its waiters woken) when the thread has what it needs for the job, so that the time limit counts from there. */
export type Job = {
  readonly bytes: Uint8Array | null;
  readonly started: SharedArrayBuffer;
  readonly rules: RulesInForce;
};
export type Answer =
  | { readonly k: 'report'; readonly report: Report }
  | { readonly k: 'aborted'; readonly message: string; readonly report: Report }
  | { readonly k: 'ready'; readonly bundle: Report['bundle'] };

// piscina wraps the data of its options in a pair with its own
const setup = (Array.isArray(workerData) ? workerData[1] : workerData) as WorkerSetup;
/** Rules and schemas are loaded once per thread; a thread takes jobs only when it is warm. */
const builtin = await openBundle({ ...setup, bindings });
/** Bundles from outside are loaded when the first job needs them. Each costs about 100 MB: the one in force and the coming one are kept. */
const MOST_LOADED = 2;
const loaded = new Map<string, Bundle>();

/** One job of a thread. bytes null: only loads the rules and says so. */
export default async function work({ bytes, started, rules }: Job): Promise<Answer> {
  const bundle = await bundleOf(rules);
  const flag = new Int32Array(started);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  if (!bytes) return { k: 'ready', bundle: { name: bundle.name, version: bundle.version, checksum: bundle.checksum } };
  try {
    return { k: 'report', report: validate(bundle, bytes, setup.limits) };
  } catch (error) {
    if (error instanceof RulesAborted) return { k: 'aborted', message: error.message, report: error.report };
    throw error;
  }
}

async function bundleOf(rules: RulesInForce): Promise<Bundle> {
  if (rules.length === 1 && rules[0] === 'builtin') return builtin;
  const bundles: Bundle[] = [];
  for (const one of rules) bundles.push(one === 'builtin' ? builtin : await load(one));
  dropUnused(bundles);
  return joinBundles(bundles as [Bundle, ...Bundle[]]);
}

async function load({ bundleDir, cacheDir, checksum, asIs }: BundleRef): Promise<Bundle> {
  const key = [checksum, ...asIs].join('\n');
  const known = loaded.get(key);
  const bundle = known ?? (await openBundle({ bundleDir, cacheDir, asIs, bindings: null }));
  if (bundle.checksum !== checksum)
    throw new Error(`the files in ${bundleDir} are not those of the bundle ${checksum}`);
  // last in the map: used last
  loaded.delete(key);
  loaded.set(key, bundle);
  return bundle;
}

/** What was used longest ago goes first; what the job needs stays, however much it is. */
function dropUnused(needed: readonly Bundle[]): void {
  for (const [key, bundle] of loaded) {
    if (loaded.size <= MOST_LOADED) return;
    if (needed.includes(bundle)) continue;
    loaded.delete(key);
    disposeBundle(bundle);
  }
}
