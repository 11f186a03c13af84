import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateOrder } from '../../../scripts/generate-order.ts';
import { generateXsd } from '../../../scripts/generate-xsd.ts';

const folder = new URL('../../../schematron/builtin/xsd/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

it.each(['ubl-2.1.tsv', 'cii-d16b.tsv'])('the schemas beside %s are what the table says', (table) => {
  const files = [...generateXsd(read(table))];
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter(([file, text]) => read(file) !== text).map(([file]) => file)).toEqual([]);
});

it('the order of elements for writing is what the tables say', () => {
  const order = generateOrder({ ubl: read('ubl-2.1.tsv'), cii: read('cii-d16b.tsv') });
  expect(readFileSync(new URL('../../../validation/en16931/order.ts', import.meta.url), 'utf8')).toBe(order);
});
