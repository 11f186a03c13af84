import { expect, it } from 'vitest';
import { readCorpus } from '../../../validation/conformance/corpus.ts';
import { checkSchema } from '../../../validation/steps/checkSchema.ts';
import { matchScenario } from '../../../validation/steps/matchScenario.ts';
import { syntaxOf } from '../../../validation/syntaxOf.ts';
import { parseXml } from '../../../validation/xml.ts';
import { need } from '../../support/machine.ts';
import { openSchemas } from './openSchemas.ts';

/** A sample keeps the everyday run short; `npm run proof` goes through all documents. */
const SAMPLE = 2500;

it('scenario and schema decide as the official check did', async () => {
  const bundle = await openSchemas();
  const { expected, bytesOf } = readCorpus(need('conformance'), { limit: SAMPLE, seed: 16931 });
  const differences: string[] = [];
  let checked = 0;
  for (const one of expected) {
    const parsed = parseXml(bytesOf(one));
    if (!parsed.ok) {
      if (one.scenario !== null) differences.push(`${one.file}: not readable`);
      continue;
    }
    const { document } = parsed;
    const match = matchScenario(bundle, document);
    const name = 'found' in match ? match.found.scenario.name : null;
    if (name !== one.scenario) differences.push(`${one.file}: ${name} instead of ${one.scenario}`);
    const ofSyntax = bundle.scenarios.find(({ scenario }) => scenario.syntax === syntaxOf(document));
    if (ofSyntax && one.xsdValid !== null) {
      checked++;
      const errors = checkSchema(ofSyntax, document);
      if ((errors.length === 0) !== one.xsdValid)
        differences.push(`${one.file}: ${errors[0]?.text.en ?? 'schema-valid'}`);
    }
    document.dispose();
  }
  expect(checked).toBeGreaterThan(SAMPLE * 0.9);
  expect(differences).toEqual([]);
});
