import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainReport } from '../../../server/render/explainReport.ts';
import { read } from '../../../validation/en16931/read.ts';
import { openPool, type CheckPool } from '../../../validation/pool.ts';
import { parseXml } from '../../../validation/xml.ts';
import { xmlTreeOf } from '../../../validation/xmlTreeOf.ts';
import { findingSteps } from '../../../web/invoice/findingSteps.ts';
import type { OpenDocument } from '../../../web/invoice/openDocument.ts';
import { mutants } from './mutants.ts';

const folder = (path: string) => new URL(`../../../${path}`, import.meta.url).pathname;

let pool: CheckPool;

beforeAll(async () => {
  pool = openPool({ bundleDir: folder('schematron/builtin'), cacheDir: folder('.cache/rules'), threads: 1 });
  await pool.ready;
});
afterAll(() => pool.close());

/** The document as the browser would open it. */
function open(xml: string): OpenDocument {
  const parsed = parseXml(Buffer.from(xml));
  if (!parsed.ok) throw new Error(parsed.fault.code);
  const root = xmlTreeOf(parsed.document);
  parsed.document.dispose();
  return { lines: [], indented: false, root, found: read(root), trouble: null };
}

/** The term that an address leads to; of a repetition the one that it repeats. */
function termAt(document: OpenDocument, address: string | null): string | undefined {
  const path = address?.startsWith('rest/') ? document.found?.unread[Number(address.slice(5))]?.path : undefined;
  const twin = path?.replace(/\[2\]$/, '[1]');
  const own = twin
    ? Object.entries(document.found?.sources ?? {}).find(([, source]) => source.path === twin)?.[0]
    : address;
  return own?.match(/B[GT]-[\w-]+(?=(\/\d+)?$)/)?.[0];
}

describe('the findings of an invoice with one defect', () => {
  it.each(mutants)('lead to the field that has it: $what ($term)', async ({ xml, term }) => {
    const report = explainReport(await pool.check(Buffer.from(xml), { lane: 'public' }));
    expect(report.findings).not.toEqual([]);
    const document = open(xml);
    const steps = findingSteps(report.findings, document);
    expect(
      termAt(document, steps[0]?.address ?? null),
      steps.map(({ finding, address }) => `${finding.rule} ${address}`).join(),
    ).toBe(term);
  });
});
