/**
 * The official rules, fetched with Maven and imported as a bundle, give every document of the corpus the official verdict, at no more than 1.5 times the time of the built-in
 * ones. Needs maven and CONFORMANCE_DIR; takes `--limit N`.
 */
import { parseArgs } from 'node:util';
import type { Bundle } from '../../validation/bundle.ts';
import { readCorpus } from '../../validation/conformance/corpus.ts';
import { summarizeParity } from '../../validation/conformance/parity.ts';
import { Progress } from '../../validation/progress.ts';
import { validate } from '../../validation/validate.ts';
import { need } from '../../tests/support/machine.ts';
import { compareOfficial } from '../../tests/support/official/compareOfficial.ts';
import { openOfficial } from '../../tests/support/official/openOfficial.ts';
import { openBuiltin } from '../bench/openBuiltin.ts';

/** Official bundle recompiled against the built-in one. */
const GOAL = 1.5;
/** Turns of each bundle; the quickest counts, because a busy machine only makes slower. */
const TURNS = 5;
/** Business cases per syntax. */
const CASES = 15;

const { values } = parseArgs({ options: { limit: { type: 'string' }, seed: { type: 'string' } } });
const corpus = need('conformance');
const official = await openOfficial();
const { rules, seconds, selfTest, asIs } = official.facts;
console.log(`${rules} rules, imported in ${seconds} s, self-test on ${selfTest.compared} invoices`);
for (const [file, reason] of Object.entries(asIs)) console.log(`as it stands: ${file}: ${reason}`);

const equal = compareVerdicts();
const quick = await compareSpeed();
process.exitCode = equal && quick ? 0 : 1;

function compareVerdicts(): boolean {
  const { expected, bytesOf } = readCorpus(corpus, {
    ...(values.limit && { limit: Number(values.limit) }),
    seed: Number(values.seed ?? 1),
  });
  const progress = new Progress('comparing', expected.length);
  const comparisons = [];
  for (const comparison of compareOfficial(official.imported, expected, bytesOf)) {
    comparisons.push(comparison);
    progress.step();
  }
  progress.end();
  const parity = summarizeParity(comparisons, false);
  console.log(parity.text);
  return parity.equal;
}

/** Milliseconds of processor time per accepted business case and ratio to the built-in rules, per syntax. */
async function compareSpeed(): Promise<boolean> {
  const bundles = {
    'built-in': await openBuiltin(),
    recompiled: official.imported,
    'as it stands': await official.asItStands(),
  };
  const { expected, bytesOf } = readCorpus(corpus, { group: 'xrts' });
  let quick = true;
  for (const syntax of ['ubl-invoice', 'cii']) {
    const cases = expected
      .filter((one) => one.syntax === syntax && one.verdict === 'accept')
      .slice(0, CASES)
      .map(bytesOf);
    const best: Record<string, number> = {};
    for (let turn = 0; turn <= TURNS; turn++) {
      for (const [name, bundle] of Object.entries(bundles)) {
        const ms = measure(bundle, cases);
        // the first turn warms
        if (turn > 0) best[name] = Math.min(best[name] ?? Infinity, ms);
      }
    }
    for (const [name, ms] of Object.entries(best))
      console.log(
        `${syntax.padEnd(12)} ${name.padEnd(13)} ${ms.toFixed(1).padStart(6)} ms  x ${(ms / best['built-in']!).toFixed(2)}`,
      );
    quick &&= best['recompiled']! <= GOAL * best['built-in']!;
  }
  return quick;
}

function measure(bundle: Bundle, documents: readonly Uint8Array[]): number {
  const before = process.threadCpuUsage();
  for (const document of documents) validate(bundle, document);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / documents.length;
}
