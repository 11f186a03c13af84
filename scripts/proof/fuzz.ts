/**
 * The check survives whatever it is given: every document gets a report, and none with broken XML is accepted.
 * Bytes and structure of valid invoices are changed at random for ten minutes; `--seconds N` for another time, `--seed N` for a
 * given seed. What breaks the promise is kept in .cache/fuzz/.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openPool } from '../../validation/pool.ts';
import type { Verdict } from '../../validation/report.ts';
import { randomFrom } from '../../tests/support/randomFrom.ts';
import { sampleInvoice } from '../bench/sampleInvoice.ts';
import { mutations, type Mutation } from './fuzz/mutations.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds);
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (!(seconds > 0) || !Number.isInteger(seed)) throw new Error('--seconds and --seed must be numbers');

const verdicts: readonly Verdict[] = ['accept', 'reject', 'no-scenario', 'error'];
const AT_ONCE = 4;
const kept = '.cache/fuzz';

const random = randomFrom(seed);
const originals = (['ubl-invoice', 'cii'] as const).map((syntax) => Buffer.from(sampleInvoice(syntax, { lines: 2 })));
const counts = new Map<string, Record<string, number>>();
const faults: string[] = [];
const warnings: string[] = [];
// The pool says so when a thread died: also that is an answer, but somebody should look.
process.on('warning', ({ name, message }) => name === 'CheckPool' && warnings.push(message));

console.log(`seed ${seed}, ${seconds} s`);
const pool = openPool({ bundleDir: 'schematron/builtin', cacheDir: '.cache/rules', threads: 2, timeLimitMs: 20_000 });
await pool.ready;
for (const original of originals) {
  const { verdict, findings } = await pool.check(original);
  if (verdict !== 'accept') throw new Error(`the unchanged invoice is not accepted: ${findings[0]?.rule}`);
}
const end = Date.now() + seconds * 1000;
let documents = 0;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (Date.now() < end) await tryOne();
  }),
);
await pool.close();

console.log(`${'mutation'.padEnd(20)}${verdicts.map((verdict) => verdict.padStart(12)).join('')}`);
for (const [name, row] of [...counts].toSorted())
  console.log(`${name.padEnd(20)}${verdicts.map((verdict) => String(row[verdict] ?? 0).padStart(12)).join('')}`);
for (const fault of faults) console.log(`FAULT ${fault}`);
for (const warning of new Set(warnings)) console.log(`thread: ${warning}`);
console.log(`${documents} documents, ${faults.length} faults, ${warnings.length} threads that died, seed ${seed}`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function tryOne(): Promise<void> {
  const number = (documents += 1);
  const [name, mutation] = pick(Object.entries(mutations) as [string, Mutation][]);
  const bytes = mutation.change(pick(originals), random);
  try {
    const { verdict, findings } = await pool.check(bytes);
    const row = counts.get(name) ?? {};
    row[verdict] = (row[verdict] ?? 0) + 1;
    counts.set(name, row);
    if (!verdicts.includes(verdict)) keep(number, name, bytes, `a verdict that is none: ${verdict}`);
    if (verdict === 'accept' && mutation.breaksXml) keep(number, name, bytes, 'accepted though its XML is broken');
    if (verdict !== 'accept' && findings.length === 0) keep(number, name, bytes, `${verdict} without a finding`);
    if (verdict === 'error') keep(number, name, bytes, `the check did not end: ${findings[0]?.rule}`);
  } catch (error) {
    keep(number, name, bytes, `no report: ${(error as Error).message}`);
  }
}

function keep(number: number, name: string, bytes: Uint8Array, what: string): void {
  mkdirSync(kept, { recursive: true });
  const file = `${kept}/${seed}-${number}-${name}.xml`;
  writeFileSync(file, bytes);
  faults.push(`${what}: ${file}`);
}

function pick<T>(from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
