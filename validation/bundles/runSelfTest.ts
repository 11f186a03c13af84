import { Worker } from 'node:worker_threads';
import { BundleRefused } from './BundleRefused.ts';
import type { Say, SelfTest, SelfTestOptions } from './selfTest.ts';
import type { Said } from './selfTestWorker.ts';

/** The official stylesheets need 0.3 s for an invoice, and loading them some seconds; on a busy machine many times that. */
const SILENCE_MS = 180_000;
const MEMORY_MB = 2048;
const STACK_MB = 8;

/** The self-test in a thread of its own, which is ended when nothing moves any more. Throws BundleRefused: RULES_ENDLESS, RULES_BROKEN. */
export async function runSelfTest(options: SelfTestOptions, say: Say, silenceMs = SILENCE_MS): Promise<SelfTest> {
  const worker = new Worker(new URL('./selfTestWorker.ts', import.meta.url), {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, stackSizeMb: STACK_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<SelfTest>();
  const path = options.scenarios[0]?.schematron.map((r) => r.location).join(', ') ?? '';
  let last = '';
  const watch = setTimeout(
    () => reject(new BundleRefused('RULES_ENDLESS', { path: last || path, detail: `> ${silenceMs / 1000} s` })),
    silenceMs,
  );
  worker.on('message', (said: Said) => {
    watch.refresh();
    if (said.k === 'result') resolve(said.result);
    else if (said.k === 'failed') reject(refusalOf(said, path));
    else {
      last = said.what;
      say(said);
    }
  });
  worker.on('error', (error) =>
    reject(new BundleRefused('RULES_ENDLESS', { path: last || path, detail: error.message })),
  );
  worker.on('exit', () => reject(new BundleRefused('RULES_BROKEN', { path, detail: 'the thread ended' })));
  try {
    return await promise;
  } finally {
    clearTimeout(watch);
    await worker.terminate();
  }
}

function refusalOf({ message, schema }: Extract<Said, { k: 'failed' }>, path: string): BundleRefused {
  return schema === null
    ? new BundleRefused('RULES_BROKEN', { path, detail: message })
    : new BundleRefused('SCHEMA_BROKEN', { path: schema, detail: message });
}
