import { openPool, type CheckPool } from '../../validation/pool.ts';
import { sampleInvoice } from './sampleInvoice.ts';
import { median, round, type Figure } from './figure.ts';
import { BUNDLE_DIR, CACHE_DIR } from './openBuiltin.ts';

const TURNS = 5;
const WARM_DOCUMENTS = 150;
const DOCUMENTS = 60;

/** Throughput of the pool with two threads against one, by the clock, and the memory that a thread more takes. */
export async function compareThreads(): Promise<Figure[]> {
  const documents = (['ubl-invoice', 'cii'] as const).map((syntax) => Buffer.from(sampleInvoice(syntax, { lines: 5 })));
  const one = await warm(1, documents);
  const before = residentMb();
  const two = await warm(2, documents);
  const perThread = (residentMb() - before) / 2;
  try {
    const turns: { readonly one: number; readonly two: number }[] = [];
    for (let i = 0; i < TURNS; i++)
      turns.push({ one: await rate(one, 1, documents), two: await rate(two, 2, documents) });
    return [
      {
        name: 'two-threads',
        value: round(median(turns.map((t) => t.two))),
        unit: '1/s',
        than: 'one thread',
        ratio: round(median(turns.map((t) => t.two / t.one))),
        goal: 'ratio >= 1.7 on two idle cores',
      },
      { name: 'memory-per-thread', value: round(perThread), unit: 'MB', than: null, ratio: null },
    ];
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

async function warm(threads: number, documents: readonly Buffer[]): Promise<CheckPool> {
  const pool = openPool({ bundleDir: BUNDLE_DIR, cacheDir: CACHE_DIR, threads });
  await pool.ready;
  await checkMany(pool, threads, documents, WARM_DOCUMENTS * threads);
  return pool;
}

async function rate(pool: CheckPool, threads: number, documents: readonly Buffer[]): Promise<number> {
  const start = performance.now();
  await checkMany(pool, threads, documents, DOCUMENTS * threads);
  return (DOCUMENTS * threads * 1000) / (performance.now() - start);
}

/** Two requests per thread, so that no thread waits for this one. Throws when a document is not accepted: it would measure something else. */
async function checkMany(pool: CheckPool, threads: number, documents: readonly Buffer[], count: number): Promise<void> {
  let started = 0;
  const work = async () => {
    while (started < count) {
      const { verdict, findings } = await pool.check(documents[started++ % documents.length]!);
      if (verdict !== 'accept') throw new Error(`the invoice is not accepted: ${findings[0]?.rule}`);
    }
  };
  await Promise.all(Array.from({ length: threads * 2 }, work));
}

function residentMb(): number {
  return process.memoryUsage.rss() / 1024 / 1024;
}
