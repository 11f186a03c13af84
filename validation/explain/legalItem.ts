import { readTable } from '../readTable.ts';

const file = new URL('../../schematron/explain/legal.tsv', import.meta.url);

/**
 * Families that speak of notation and structure: a superfluous element or a third decimal says nothing about whether a
 * mandatory item is there.
 */
const aboutNotation = /^(BR-CL|BR-DEC|UBL-|CII-)/;

let itemOfTerm: ReadonlyMap<string, string> | undefined;

/** The provision of the UStG whose mandatory item a rule touches; undefined: none. */
export function legalItem(rule: string, terms: readonly string[]): string | undefined {
  if (aboutNotation.test(rule)) return undefined;
  itemOfTerm ??= new Map(
    readTable(file).flatMap(({ item = '', terms: list = '' }) => list.split(' ').map((term) => [term, item] as const)),
  );
  for (const term of terms) {
    const item = itemOfTerm.get(term);
    if (item) return item;
  }
  return undefined;
}
