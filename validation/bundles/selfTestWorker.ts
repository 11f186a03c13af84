import { parentPort, workerData } from 'node:worker_threads';
import { SchemaBroken } from '../bundle.ts';
import { selfTest, type SelfTest, type SelfTestOptions } from './selfTest.ts';

/** What the thread says: a sign of life before each test invoice, the result, or why there is none. */
export type Said =
  | { readonly k: 'step'; readonly what: string; readonly done: number; readonly total: number }
  | { readonly k: 'result'; readonly result: SelfTest }
  | { readonly k: 'failed'; readonly message: string; readonly schema: string | null };

const say = (said: Said) => parentPort?.postMessage(said);
try {
  say({ k: 'result', result: await selfTest(workerData as SelfTestOptions, (step) => say({ k: 'step', ...step })) });
} catch (error) {
  const schema = error instanceof SchemaBroken ? error.location : null;
  say({ k: 'failed', message: error instanceof SchemaBroken ? error.detail : (error as Error).message, schema });
}
