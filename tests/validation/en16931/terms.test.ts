import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bindings } from '../../../validation/en16931/bindings.ts';
import { parsePath } from '../../../validation/en16931/path.ts';
import { terms, type Row, type TermId } from '../../../validation/en16931/terms.ts';
import { textDe } from '../../../validation/en16931/text.de.ts';
import { textEn } from '../../../validation/en16931/text.en.ts';

const rows: readonly Row[] = terms;
const codelists = new URL('../../../schematron/builtin/codelists/', import.meta.url);

it('every id stands once, behind the row of its group', () => {
  const known = new Set(['invoice']);
  for (const row of rows) {
    expect(known.has(row.id), `${row.id} twice`).toBe(false);
    expect(known.has(row.in), `${row.in} before ${row.id}`).toBe(true);
    if (row.like) expect(known.has(row.like), `${row.like} before ${row.id}`).toBe(true);
    known.add(row.id);
  }
});

it('the table is complete: BG-1 to BG-32, and BT-1 to BT-165 without the gaps of the norm', () => {
  const ids = new Set<string>(rows.map((row) => row.id));
  const numbers = (kind: string, last: number) => Array.from({ length: last }, (_, index) => `${kind}-${index + 1}`);
  const missing = [...numbers('BG', 32), ...numbers('BT', 165)].filter((id) => !ids.has(id));
  expect(missing).toEqual(['BT-4']);
});

it.each(rows.map((row) => [row.id as TermId, row] as const))('%s is sound', (id, row) => {
  for (const path of [row.ubl, row.ublCreditNote, row.cii]) if (path) expect(parsePath(path).length).toBeGreaterThan(0);
  if (row.codeList) expect(existsSync(new URL(`${row.codeList}.tsv`, codelists)), row.codeList).toBe(true);
  for (const { label, explanation } of [textDe[id], textEn[id]]) {
    expect(label).not.toBe('');
    expect(explanation).toMatch(/^\p{Lu}.*\.$/u);
    expect(explanation).not.toBe(label);
  }
});

it('a rule finds the terms by absolute paths of groups and paths from there', () => {
  const ubl = bindings('ubl-invoice');
  expect(ubl['doc']).toBe('/ubl:Invoice');
  expect(ubl['BG-8']).toBe('/ubl:Invoice/cac:AccountingCustomerParty/cac:Party/cac:PostalAddress');
  expect(ubl['BG-8-in']).toBe('cac:Party/cac:PostalAddress');
  expect(ubl['BT-55']).toBe('cac:Country/cbc:IdentificationCode');
  expect(ubl['BG-DEX-01']).toBe('/ubl:Invoice/cac:InvoiceLine//cac:SubInvoiceLine');
  expect(bindings('ubl-creditnote')['BG-25']).toBe('/cn:CreditNote/cac:CreditNoteLine');
  const cii = bindings('cii');
  expect(cii['BT-29']).toBe('(ram:ID | ram:GlobalID)');
  expect(cii['BG-DEX-01']).toBeUndefined();
});

it('a path outside the subset is refused', () => {
  for (const path of ['cbc:ID[1]', '//cbc:ID', 'cbc:ID |', 'cbc:ID[@a', 'count(cbc:ID)', 'ID'])
    expect(() => parsePath(path), path).toThrow(/subset/);
});
