import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainReport } from '../../../server/render/explainReport.ts';
import { readCorpus } from '../../../validation/conformance/corpus.ts';
import { outline, type OutlineValue } from '../../../validation/en16931/outline.ts';
import { read } from '../../../validation/en16931/read.ts';
import { openPool, type CheckPool } from '../../../validation/pool.ts';
import { parseXml } from '../../../validation/xml.ts';
import { xmlTreeOf } from '../../../validation/xmlTreeOf.ts';
import { findingSteps } from '../../../web/invoice/findingSteps.ts';
import type { OpenDocument } from '../../../web/invoice/openDocument.ts';
import { need } from '../../support/machine.ts';
import { randomFrom } from '../../support/randomFrom.ts';
import { allValues } from '../../validation/en16931/allValues.ts';

const { expected, bytesOf } = readCorpus(need('conformance'), { limit: 900, seed: 11 });
const accepted = expected.filter((one) => one.verdict === 'accept' && bytesOf(one).length < 60_000);
const random = randomFrom(11);
const PER_DOCUMENT = 3;
const GOAL = 0.98;

let pool: CheckPool;
const folder = (path: string) => new URL(`../../../${path}`, import.meta.url).pathname;
beforeAll(async () => {
  pool = openPool({ bundleDir: folder('schematron/builtin'), cacheDir: folder('.cache/rules'), threads: 2 });
  await pool.ready;
});
afterAll(() => pool.close());

function open(bytes: Uint8Array): OpenDocument | null {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return null;
  const root = xmlTreeOf(parsed.document);
  parsed.document.dispose();
  return { lines: [], indented: false, root, found: read(root), trouble: null };
}

/** What the value is replaced by; null: nothing that would be wrong in itself. */
function spoil({ type, codeList }: OutlineValue): string | null {
  if (type === 'code') return codeList === undefined ? null : 'Q?';
  if (type === 'date') return '2024-13-45';
  return ['amount', 'price', 'quantity', 'percentage'].includes(type) ? '1,5' : null;
}

/** The document with one value spoilt; null where the value cannot be told apart from others on its line. */
function withDefect(text: string, value: OutlineValue): string | null {
  const wrong = spoil(value);
  const lines = text.split('\n');
  const at = (value.line ?? 0) - 1;
  const parts = lines[at]?.split(`>${value.value}<`) ?? [];
  if (wrong === null || parts.length !== 2) return null;
  lines[at] = parts.join(`>${wrong}<`);
  return lines.join('\n');
}

it('the first finding of a document with one spoilt value leads to that value', async () => {
  let tried = 0;
  const missed: string[] = [];
  for (const one of accepted) {
    const text = Buffer.from(bytesOf(one)).toString();
    const document = open(Buffer.from(text));
    if (!document?.found) continue;
    const values = allValues(outline(document.found)).filter((value) => withDefect(text, value) !== null);
    for (let count = 0; count < PER_DOCUMENT && values.length > 0; count += 1) {
      const [value] = values.splice(Math.floor(random() * values.length), 1);
      const bytes = Buffer.from((value && withDefect(text, value)) ?? '');
      const report = explainReport(await pool.check(bytes));
      const [step] = findingSteps(report.findings, open(bytes));
      if (!value || step?.finding.level !== 'error') continue;
      tried += 1;
      if (step.address !== value.address)
        missed.push(`${one.file} ${value.address} -> ${step.address} (${step.finding.rule})`);
    }
  }
  expect(tried).toBeGreaterThan(150);
  expect(1 - missed.length / tried, missed.join('\n')).toBeGreaterThanOrEqual(GOAL);
});
