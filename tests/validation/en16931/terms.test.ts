import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bindings } from '../../../validation/en16931/bindings.ts';
import { parsePath } from '../../../validation/en16931/path.ts';
import { sectionKeys, terms, type Row, type TermId } from '../../../validation/en16931/terms.ts';
import { textDe } from '../../../validation/en16931/text.de.ts';
import { textEn } from '../../../validation/en16931/text.en.ts';
import { widgetOf } from '../../../validation/en16931/widgetOf.ts';

const rows: readonly Row[] = terms;
const codelists = new URL('../../../schematron/builtin/codelists/', import.meta.url);

it('every id stands once, behind the rows that it names', () => {
  const ids = rows.map((row) => row.id as string);
  expect(new Set(ids).size).toBe(ids.length);
  const early = rows.filter((row, index) =>
    [row.in, row.like ?? 'invoice'].some((id) => id !== 'invoice' && !ids.slice(0, index).includes(id)),
  );
  expect(early).toEqual([]);
});

it('the table is complete: BG-1 to BG-32, and BT-1 to BT-165 without the gaps of the norm', () => {
  const ids = new Set<string>(rows.map((row) => row.id));
  const numbers = (kind: string, last: number) => Array.from({ length: last }, (_, index) => `${kind}-${index + 1}`);
  const missing = [...numbers('BG', 32), ...numbers('BT', 165)].filter((id) => !ids.has(id));
  expect(missing).toEqual(['BT-4']);
});

it.each(rows.map((row) => [row.id as TermId, row] as const))('%s is sound', (id, row) => {
  const paths = [row.ubl, row.ublCreditNote, row.cii].filter((path) => typeof path === 'string');
  expect(paths.map((path) => parsePath(path).length)).not.toContain(0);
  expect(row.codeList === undefined || existsSync(new URL(`${row.codeList}.tsv`, codelists))).toBe(true);
  for (const { label, explanation } of [textDe[id], textEn[id]]) {
    expect(label).not.toBe('');
    expect(explanation).toMatch(/^\p{Lu}.*\.$/u);
    expect(explanation).not.toBe(label);
  }
});

it('the rows of the document, and only they, stand in sections, and every section has some', () => {
  expect(rows.filter((row) => (row.in === 'invoice') !== (row.section !== undefined)).map(({ id }) => id)).toEqual([]);
  expect(new Set(rows.flatMap(({ section }) => section ?? []))).toEqual(new Set(sectionKeys));
});

it('every term is asked for in some way, a group in none', () => {
  expect(rows.filter((row) => (widgetOf(row) === null) !== (row.type === 'group'))).toEqual([]);
  const ways = (id: TermId) => rows.filter((row) => row.id === id).map(widgetOf);
  const wanted = {
    'BT-2': 'date',
    'BT-3': 'choice',
    'BT-10': 'leitweg-id',
    'BT-24': 'fixed',
    'BT-49': 'scheme',
  } as const;
  for (const [id, way] of Object.entries(wanted)) expect(ways(id as TermId)).toEqual([way]);
  expect(ways('BT-130')).toEqual(['search']);
  expect(ways('BT-112')).toEqual(['computed']);
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

it.each(['cbc:ID[1]', '//cbc:ID', 'cbc:ID |', 'cbc:ID[@a', 'count(cbc:ID)', 'ID'])('the path %s is refused', (path) => {
  expect(() => parsePath(path)).toThrow(/subset/);
});
