import { readTable } from '../readTable.ts';

const folder = new URL('../../schematron/builtin/tables/', import.meta.url);

export type StructureRule = {
  readonly rule: string;
  readonly side: 'ubl' | 'cii';
  readonly context: string;
  readonly must: string;
  readonly path: string;
};

let loaded: readonly StructureRule[] | undefined;

/** The rows of the tables of structure (schematron/builtin/tables/README.md), read once. */
export function structureRules(): readonly StructureRule[] {
  return (loaded ??= (['ubl', 'cii'] as const).flatMap((side) =>
    readTable(new URL(`${side}.tsv`, folder)).map(({ rule = '', context = '', must = '', path = '' }) => ({
      rule,
      side,
      context,
      must,
      path,
    })),
  ));
}
