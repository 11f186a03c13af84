import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../../validation/conformance/corpus.ts';
import { summarizeParity } from '../../../validation/conformance/parity.ts';
import { validate } from '../../../validation/validate.ts';
import { need } from '../../support/machine.ts';
import { compareOfficial } from '../../support/official/compareOfficial.ts';
import { openOfficial, type OpenOfficial } from '../../support/official/openOfficial.ts';

/** A fetch, four stylesheets of a megabyte compiled in two ways, and the self-test. */
const IMPORT_MS = 30 * 60_000;
const SAMPLE = 300;

let official: OpenOfficial;

beforeAll(async () => {
  official = await openOfficial();
}, IMPORT_MS);

describe('the official rules, imported as a bundle', () => {
  it('are all read back, agree with their stylesheets on the test invoices, and have a text of ours each', () => {
    expect(official.facts).toMatchObject({ asIs: {}, unexplained: [] });
    expect(official.facts.rules).toBeGreaterThan(1500);
    expect(official.facts.selfTest.compared).toBeGreaterThan(100);
    expect(official.facts.scenarios).toHaveLength(11);
  });

  it(`give ${SAMPLE} documents of the corpus the official verdict, findings and schema errors`, () => {
    const { expected, bytesOf } = readCorpus(need('conformance'), { limit: SAMPLE, seed: 2027 });
    const comparisons = [...compareOfficial(official.imported, expected, bytesOf)];
    const { text, equal } = summarizeParity(comparisons, false);
    expect(equal, text).toBe(true);
    expect(comparisons).toHaveLength(SAMPLE);
  });

  it('say the same in the words of their stylesheets', async () => {
    const stylesheets = await official.asItStands();
    const { expected, bytesOf } = readCorpus(need('conformance'), { limit: SAMPLE, seed: 2027 });
    const some = expected
      .filter(({ verdict, processingError }) => verdict === 'reject' && !processingError)
      .slice(0, 20);
    for (const one of some) {
      const words = [official.imported, stylesheets].map((bundle) =>
        validate(bundle, bytesOf(one)).findings.map(({ rule, level, count, wording }) => ({
          rule,
          level,
          count,
          wording,
        })),
      );
      expect(words[0]).toEqual(words[1]);
    }
  });
});
