import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sampleInvoice } from './sampleInvoice.ts';
import { median, round, type Figure } from './figure.ts';
import { ROOT } from './openBuiltin.ts';
import { withFiles } from './withFiles.ts';

const STARTS = 5;
const run = promisify(execFile);

/** From the start of a process to the verdict on the first document, by the clock, with compiled rules; against a process of Node.js that does nothing. */
export async function measureColdStart(): Promise<Figure[]> {
  const program = join(ROOT, 'validation/cli.ts');
  return withFiles({ 'invoice.xml': Buffer.from(sampleInvoice('ubl-invoice')) }, async (files) => {
    const turns: { readonly ours: number; readonly empty: number }[] = [];
    for (let i = 0; i < STARTS; i++)
      turns.push({ ours: await timeRun([program, '--json', ...files]), empty: await timeRun(['-e', '0']) });
    const value = round(median(turns.map((t) => t.ours)));
    return [
      {
        name: 'cold-start',
        value,
        unit: 'ms',
        than: 'an empty Node.js process',
        ratio: round(median(turns.map((t) => t.ours / t.empty))),
      },
    ];
  });
}

/** Rejects when the exit code is not 0, that is when the document is not accepted. */
async function timeRun(args: readonly string[]): Promise<number> {
  const start = performance.now();
  await run(process.execPath, [...args]);
  return performance.now() - start;
}
