import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool, type CheckPool } from '../pool.ts';
import { Progress } from '../progress.ts';
import { compare, type Comparison } from './compare.ts';
import { readCorpus, type Expected } from './corpus.ts';
import { summarizeParity } from './parity.ts';

const USAGE = `usage: npm run -s conformance -- DIR [--limit N] [--seed S] [--syntax ubl-invoice|ubl-creditnote|cii] [--group G]
       [--family REGEX of rule ids: compares only these and no verdicts] [--json FILE: one line per document that differs]
       [--threads N] [--partial: go on without rule files that are not there yet]`;

process.exitCode = await main();

/** Exit code: 0 parity, 1 differences, 2 could not compare. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      limit: { type: 'string' },
      seed: { type: 'string' },
      syntax: { type: 'string' },
      group: { type: 'string' },
      family: { type: 'string' },
      json: { type: 'string' },
      threads: { type: 'string' },
      partial: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  if (!folder) {
    console.error(USAGE);
    return 2;
  }
  const { expected, bytesOf } = readCorpus(folder, {
    ...(values.limit && { limit: Number(values.limit) }),
    ...(values.seed && { seed: Number(values.seed) }),
    ...(values.syntax && { syntax: values.syntax }),
    ...(values.group && { group: values.group }),
  });
  const threads = Number(values.threads ?? Math.min(4, availableParallelism()));
  const root = resolve(import.meta.dirname, '../..');
  const pool = openPool({
    bundleDir: resolve(root, 'schematron/builtin'),
    cacheDir: resolve(root, '.cache/rules'),
    threads,
    partial: values.partial,
  });
  try {
    await pool.ready;
    const family = values.family ? new RegExp(values.family) : null;
    const comparisons = await compareAll(pool, expected, bytesOf, family, threads);
    if (values.json) writeFileSync(values.json, differences(comparisons, family !== null));
    const { text, equal } = summarizeParity(comparisons, family !== null);
    console.log(text);
    return equal ? 0 : 1;
  } finally {
    await pool.close();
  }
}

async function compareAll(
  pool: CheckPool,
  expected: readonly Expected[],
  bytesOf: (one: Expected) => Uint8Array,
  family: RegExp | null,
  threads: number,
): Promise<Comparison[]> {
  const progress = new Progress('comparing', expected.length);
  const comparisons: Comparison[] = [];
  const queue = expected.values();
  const work = async () => {
    for (const one of queue) {
      comparisons.push(compare(one, await pool.check(bytesOf(one)), family));
      progress.step();
    }
  };
  // two per thread, so that no thread waits for the main one
  await Promise.all(Array.from({ length: threads * 2 }, work));
  progress.end();
  return comparisons;
}

function differences(comparisons: readonly Comparison[], rulesOnly: boolean): string {
  const different = comparisons.filter(
    (c) =>
      c.missing.length > 0 ||
      c.extra.length > 0 ||
      c.counts.length > 0 ||
      (!rulesOnly && !(c.verdictEqual && c.schemaEqual)),
  );
  return different
    .map((c) =>
      JSON.stringify({
        file: c.expected.file,
        pack: c.expected.pack,
        syntax: c.expected.syntax,
        scenario: c.expected.scenario,
        verdict: c.verdict,
        expected: c.expected.verdict,
        schemaEqual: c.schemaEqual,
        missing: c.missing.map((r) => `${r.rule} ${r.level}`),
        extra: c.extra.map((r) => `${r.rule} ${r.level}`),
        counts: c.counts.map((r) => r.rule),
      }),
    )
    .map((line) => `${line}\n`)
    .join('');
}
