import { parentPort, workerData } from 'node:worker_threads';
import { selfTest, type SelfTest, type SelfTestOptions } from './selfTest.ts';

/** What the thread says: a sign of life before each test invoice, the result, or why there is none. */
export type Said =
  | { readonly k: 'step'; readonly what: string; readonly done: number; readonly total: number }
  | { readonly k: 'result'; readonly result: SelfTest }
  | { readonly k: 'failed'; readonly message: string };

const say = (said: Said) => parentPort?.postMessage(said);
try {
  say({ k: 'result', result: await selfTest(workerData as SelfTestOptions, (step) => say({ k: 'step', ...step })) });
} catch (error) {
  say({ k: 'failed', message: (error as Error).message });
}
