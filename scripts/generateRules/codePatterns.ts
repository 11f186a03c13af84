import { readFileSync } from 'node:fs';
import { readTable } from '../../validation/readTable.ts';
import type { Pattern, Side } from './schemaFile.ts';
import { schemaFile } from './schemaFile.ts';

type Row = Readonly<Record<string, string>>;

const xrechnung = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

/** Tables of code rules, and the specification (BT-24) that they are for; null: every document. */
const tables: readonly { readonly name: string; readonly side: Side; readonly specification: string | null }[] = [
  ...bothSides('codes', null),
  ...bothSides('codes-extension', `${xrechnung}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`),
  ...bothSides('codes-cvd', `${xrechnung}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`),
];

/** where BT-24 stands */
const specificationPath = {
  ubl: '(/ubl:Invoice | /cn:CreditNote)/cbc:CustomizationID',
  cii: '/rsm:CrossIndustryInvoice/rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',
} as const satisfies Record<Side, string>;

/** The rules on code lists (BR-CL, BR-DEX-01 and -04 to -08, BR-TMP-CVD-01) as Schematron: file name -> content. */
export function codePatterns(folder: URL): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { name, side, specification } of tables) {
    const rows = readTable(new URL(`${name}-${side}.tsv`, folder));
    const lets = new Map(rows.map((row) => [letName(row), `' ${codes(folder, row).join(' ')} '`]));
    if (specification) lets.set('applies', `${specificationPath[side]} = '${specification}'`);
    const rules = rows.map((row): Pattern['rules'][number] => ({
      context: specification ? onlyWhere('$applies', row.context ?? '') : (row.context ?? ''),
      asserts: [{ id: row.rule ?? '', flag: row.level ?? '', ...sentence(row) }],
    }));
    files.set(
      `${name}-${side}.sch`,
      schemaFile(side, `tables/${name}-${side}.tsv`, { id: `${side}-${name}`, lets, rules }),
    );
  }
  return files;
}

/** column `compare` -> the test; tables/README.md says where each comes from */
function sentence(row: Row): { test: string; text: string; value: string } {
  const { value = '', compare = '' } = row;
  const list = `$${letName(row)}`;
  const trimmed = `normalize-space(${value})`;
  const text = `Not in the code list ${row.list}: `;
  if (compare === 'exact') return { test: isIn(list, value), text, value };
  if (compare === 'blank') return { test: `${trimmed} = '' or (${isIn(list, trimmed)})`, text, value };
  if (compare === 'marked')
    return { test: `string-length(${marked}) != 3 or (${isIn(list, marked)})`, text, value: marked };
  if (compare !== '') throw new Error(`${row.rule}: "${compare}" is no way to compare`);
  return { test: isIn(list, trimmed), text, value };
}

/** the code in front of a note in UBL: #AAI#text (CEN/TS 16931-3-2, BT-21) */
const marked = "substring-before(substring-after(., '#'), '#')";

/** a blank inside would find two neighbours of the list */
function isIn(list: string, value: string): string {
  return `not(contains(${value}, ' ')) and contains(${list}, concat(' ', ${value}, ' '))`;
}

function onlyWhere(condition: string, context: string): string {
  return context
    .split(' | ')
    .map((path) => `${path}[${condition}]`)
    .join(' | ');
}

function letName(row: Row): string {
  return (row.list ?? '').replaceAll(' ', '-and-').replaceAll('.', '-');
}

/** All codes of the lists that a row names, as the files in codelists/ hold them: first cell of each line that is no comment. */
function codes(folder: URL, row: Row): string[] {
  return (row.list ?? '').split(' ').flatMap((list) =>
    readFileSync(new URL(`../codelists/${list}.tsv`, folder), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t')[0] ?? ''),
  );
}

function bothSides(name: string, specification: string | null) {
  return (['ubl', 'cii'] as const).map((side) => ({ name, side, specification }));
}
