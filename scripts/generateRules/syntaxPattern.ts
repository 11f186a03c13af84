import { readTable } from '../../validation/readTable.ts';
import type { Pattern, Side } from './schemaFile.ts';
import { schemaFile } from './schemaFile.ts';

type Row = Readonly<Record<string, string>>;
type Sentence = { readonly test: string; readonly text: string };

/**
 * The rules on structure of one syntax (UBL-CR, UBL-SR, UBL-DT; CII-SR, CII-DT) as Schematron. They make one pattern, as
 * in the official rules: a node that an earlier context took is not seen by a later one. contexts.tsv gives the order.
 */
export function syntaxPattern(folder: URL, side: Side): string {
  const contexts = readTable(new URL('contexts.tsv', folder)).filter((row) => row.syntax === side);
  const rows = readTable(new URL(`${side}.tsv`, folder));
  for (const { rule, context } of rows) {
    if (!contexts.some((c) => c.name === context))
      throw new Error(`${side}.tsv ${rule}: no context is named "${context}"`);
  }
  const rules = contexts.map((context): Pattern['rules'][number] => ({
    context: context.match ?? '',
    asserts: rows
      .filter((row) => row.context === context.name && row.never === '')
      .map((row) => ({ id: row.rule ?? '', flag: row.level ?? '', ...sentence(row) })),
  }));
  const pattern = {
    id: `${side}-syntax`,
    lets: new Map<string, string>(),
    rules: rules.filter((r) => r.asserts.length > 0),
  };
  return schemaFile(side, `tables/${side}.tsv and contexts.tsv`, pattern);
}

/** column `must` -> the test and the words that stand in the report of another validator */
function sentence(row: Row): Sentence {
  const { must = '', path = '', says = '' } = row;
  if (must === 'absent') return { test: `not(${bothLines(path)})`, text: `Not used in EN 16931: ${path}` };
  if (must === 'present') return { test: path, text: `Missing: ${path}` };
  if (must === 'test') return { test: path, text: says };
  const range = /^([01])\.\.([12])$/.exec(must);
  if (!range) throw new Error(`${row.rule}: "${must}" is no word for what must be`);
  const [, min, max] = range;
  if (min === max) return { test: `count(${path}) = ${max}`, text: `Exactly ${max}: ${path}` };
  return { test: `count(${path}) <= ${max}`, text: `At most ${max}: ${path}` };
}

/** Lines have two names in UBL. The compiler walks plain child paths only, so the choice moves outwards. */
function bothLines(path: string): string {
  const group = '(cac:InvoiceLine|cac:CreditNoteLine)/';
  if (!path.startsWith(group)) return path;
  const rest = path.slice(group.length);
  return `cac:InvoiceLine/${rest} | cac:CreditNoteLine/${rest}`;
}
