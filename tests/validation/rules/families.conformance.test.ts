import { expect, test } from 'vitest';
import { compare } from '../../../validation/conformance/compare.ts';
import { readCorpus, type Expected } from '../../../validation/conformance/corpus.ts';
import { need } from '../../support/machine.ts';
import { openRules } from './openRules.ts';

const { check } = openRules();
const { expected, bytesOf } = readCorpus(need('conformance'), {});
/** How many documents per family and syntax; all of them are a matter of `npm run conformance`. */
const SAMPLE = 12;
const MINUTES = 60_000;

const families = [
  /^BR-\d/,
  /^BR-CO-/,
  /^BR-DEC-/,
  /^BR-(S|Z|E|AE)-/,
  /^BR-(IC|G|O)-/,
  /^BR-(AF|AG|B)-/,
  /^BR-DE-\d/,
  /^BR-(DE-)?(TMP|CVD)-/,
  /^BR-DEX-/,
  /^PEPPOL-EN16931-R0/,
  /^PEPPOL-EN16931-R1/,
];

test.each(families)(
  'documents that break a rule %s, and as many that do not, are judged like the official check judges them',
  { timeout: 10 * MINUTES },
  async (family) => {
    const breaks = (one: Expected) => one.findings.some(({ rule }) => family.test(rule));
    const judged = expected.filter((one) => one.scenario !== null && one.xsdValid && !one.processingError);
    const chosen = (['ubl-invoice', 'ubl-creditnote', 'cii'] as const).flatMap((syntax) => {
      const own = judged.filter((one) => one.syntax === syntax);
      return [...spread(own.filter(breaks)), ...spread(own.filter((one) => !breaks(one)))];
    });
    expect(chosen.length).toBeGreaterThan(2 * SAMPLE);
    const wrong: object[] = [];
    for (const one of chosen) {
      const { missing, extra, counts, verdictEqual } = compare(one, await check(bytesOf(one)), null);
      if (missing.length + extra.length + counts.length > 0 || !verdictEqual)
        wrong.push({ file: one.file, missing, extra, counts, verdictEqual });
    }
    expect(wrong).toEqual([]);
  },
);

/** As many as SAMPLE, evenly from the whole list, the same on every run. */
function spread<T>(list: readonly T[]): T[] {
  const step = Math.max(1, list.length / SAMPLE);
  return Array.from({ length: Math.min(SAMPLE, list.length) }, (_, i) => list[Math.floor(i * step)]!);
}
