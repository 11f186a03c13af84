import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const builtin = new URL('../../../schematron/builtin/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, builtin), 'utf8');
/** codes of a list of the rules in force: first column, without the notes above */
const list = (name: string) =>
  read(`codelists/${name}.tsv`)
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t')[0]!);
const words = (text: string) => text.trim().split(/\s+/).toSorted();
const match = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
const quoted = (text: string) => [...text.matchAll(/'([^']+)'/g)].map((m) => m[1]!).toSorted();

test.each([
  ['ubl', 'vat-prefix'],
  ['cii', 'vat-prefix.2'],
])('BR-CO-09 knows the country codes of the list in force (%s)', (syntax, name) => {
  const common = match(read('en16931/vat-identifiers.sch'), /name="vat-prefixes" value="normalize-space\('([^']+)'/);
  const more = match(read(`en16931-${syntax}.sch`), /name="more-vat-prefixes" value="'([^']+)'"/);
  expect(words(`${common} ${more}`)).toEqual(list(name).toSorted());
});

test.each([
  ['BR-DE-16', 'xr-supportedvatcodes'],
  ['BR-DE-17', 'xr-supportedinvandcntypecodes'],
])('%s knows the codes of the list in force', (rule, name) => {
  const codes = match(read('xrechnung/document.sch'), new RegExp(`id="${rule}".*?= \\(([^)]*)\\)`));
  expect(quoted(codes)).toEqual(list(name).toSorted());
});

test.each([
  ['BR-DE-CVD-04', 'xr-cvd-vehicle-category'],
  ['BR-DE-CVD-05', 'xr-cva-codes'],
])('%s knows the codes of the list in force', (rule, name) => {
  const codes = match(read('xrechnung/cvd.sch'), new RegExp(`id="${rule}".*?= \\(([^)]*)\\)`));
  expect(quoted(codes)).toEqual(list(name).toSorted());
});
