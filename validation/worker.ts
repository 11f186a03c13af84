import { workerData } from 'node:worker_threads';
import { openBundle } from './bundle.ts';
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
/** `started` is set (and its waiters woken) when the thread takes the job, so that the time limit counts from there. */
export type Job = { readonly bytes: Uint8Array | null; readonly started: SharedArrayBuffer };
export type Answer =
  | { readonly k: 'report'; readonly report: Report }
  | { readonly k: 'aborted'; readonly message: string; readonly report: Report }
  | { readonly k: 'ready'; readonly bundle: Report['bundle'] };

// piscina wraps the data of its options in a pair with its own
const setup = (Array.isArray(workerData) ? workerData[1] : workerData) as WorkerSetup;
/** Rules and schemas are loaded once per thread; a thread takes jobs only when it is warm. */
const bundle = await openBundle({ ...setup, bindings });

/** One job of a thread. bytes null: only says that the thread is warm. */
export default function work({ bytes, started }: Job): Answer {
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
