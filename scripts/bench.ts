/**
 * `npm run -s bench [-- --json] [NAME...]`: how fast the check is, as ratios against something measured in the same minutes, because machines differ and
 * are busy. A table by default; with --json one object per line: name, value, unit, than (what it is compared with) and ratio. NAME is the
 * beginning of names: `check`, `lines-ubl`. What this machine cannot measure is left out with one line on standard error.
 */
import { parseArgs } from 'node:util';
import { compareAttachment } from './bench/compareAttachment.ts';
import { compareChecks } from './bench/compareChecks.ts';
import { compareLines } from './bench/compareLines.ts';
import { compareThreads } from './bench/compareThreads.ts';
import type { Figure } from './bench/figure.ts';
import { measureColdStart } from './bench/measureColdStart.ts';
import { measureCompile } from './bench/measureCompile.ts';
import { measureEndToEnd } from './bench/measureEndToEnd.ts';

const leaveOut = (why: string) => console.error(`left out: ${why}`);

/** By the names of the figures that a run gives. In this order: what compiles the official rules comes before what weighs them. */
const runs: readonly { readonly gives: readonly string[]; readonly run: () => Promise<readonly Figure[]> }[] = [
  { gives: ['check-ubl', 'stock-ubl', 'java-ubl'], run: () => compareChecks('ubl', leaveOut) },
  { gives: ['check-cii', 'stock-cii', 'java-cii'], run: () => compareChecks('cii', leaveOut) },
  { gives: ['cold-start'], run: measureColdStart },
  { gives: ['lines-ubl'], run: () => compareLines('ubl') },
  { gives: ['lines-cii'], run: () => compareLines('cii') },
  { gives: ['attachment-14mb'], run: compareAttachment },
  { gives: ['two-threads', 'memory-per-thread'], run: compareThreads },
  { gives: ['compile-ubl', 'compile-cii', 'size-ubl', 'size-cii'], run: measureCompile },
  { gives: ['end-to-end-embedded', 'end-to-end-postgres'], run: () => measureEndToEnd(leaveOut) },
];

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const chosen =
  wanted.length === 0 ? runs : runs.filter(({ gives }) => gives.some((name) => wanted.some((w) => name.startsWith(w))));
if (chosen.length === 0) {
  console.error(`There is no figure ${wanted.join(', ')}. Figures: ${runs.flatMap((r) => r.gives).join(', ')}.`);
  process.exit(2);
}

if (!values.json)
  console.log('Times of checks are processor time of the one thread that checks, median of the documents.');
for (const { gives, run } of chosen) {
  try {
    for (const figure of await run()) print(figure);
  } catch (error) {
    console.error(`${gives.join(', ')} could not be measured: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

function print({ name, value, unit, than, ratio, goal }: Figure): void {
  if (values.json) {
    console.log(JSON.stringify({ name, value, unit, than, ratio }));
    return;
  }
  const compared = ratio === null ? '' : `${String(ratio).padStart(8)} x  against ${than}`;
  console.log(
    `${name.padEnd(24)}${String(value).padStart(8)} ${unit.padEnd(4)}${compared}${goal ? `  (goal: ${goal})` : ''}`,
  );
}
