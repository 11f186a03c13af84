import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generateRules } from '../../../scripts/generate-rules.ts';
import { readTable } from '../../../validation/readTable.ts';

const folder = new URL('../../../schematron/builtin/tables/', import.meta.url);
const ids = readFileSync(new URL('../explain/ruleIds.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('rule files made of tables', () => {
  test.each([...generateRules().keys()])('%s is what its table says', (name) => {
    expect(generateRules().get(name)).toBe(readFileSync(new URL(name, folder), 'utf8'));
  });

  test('every rule on structure stands in its table once', () => {
    const rows = ['ubl.tsv', 'cii.tsv'].flatMap((name) =>
      readTable(new URL(name, folder)).map((row) => row.rule ?? ''),
    );
    expect(rows.toSorted()).toEqual(ids.filter((id) => /^(UBL|CII)-/.test(id)).toSorted());
  });

  test.each(['codes-ubl.tsv', 'codes-cii.tsv'])('every code list rule of EN 16931 stands in %s', (name) => {
    const rules = new Set(readTable(new URL(name, folder)).map((row) => row.rule ?? ''));
    expect([...rules].toSorted()).toEqual(ids.filter((id) => id.startsWith('BR-CL-')).toSorted());
  });

  test.each(['ubl', 'cii'])(
    'a rule of %s that cannot fail is in the table with the reason, and not in the rule file',
    (side) => {
      const content = readFileSync(new URL(`${side}.sch`, folder), 'utf8');
      const rows = readTable(new URL(`${side}.tsv`, folder));
      expect(rows.filter((row) => !['', 'schema', 'shadowed', 'vacuous'].includes(row.never ?? ''))).toEqual([]);
      expect(rows.filter((row) => content.includes(`id="${row.rule}"`))).toEqual(
        rows.filter((row) => row.never === ''),
      );
    },
  );
});
