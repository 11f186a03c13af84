import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../../schematron/builtin/codelists/', import.meta.url);
const lines = (file: string): string[] => readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n');
const lists = readdirSync(folder).filter((file) => file !== 'INDEX.tsv');

it('the index names every list with its number of codes', () => {
  const counted = lists.map((file) => [
    file.replace('.tsv', ''),
    lines(file).filter((line) => !line.startsWith('#')).length,
  ]);
  const named = lines('INDEX.tsv')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t'));
  expect(new Map(named.map(([list = '', codes]) => [list, Number(codes)]))).toEqual(
    new Map(counted as [string, number][]),
  );
  expect(named.filter(([, , rules]) => !rules)).toEqual([]);
});

it.each(lists)('%s says what it is and in which version, and has each code once', (file) => {
  const [title, version, ...rest] = lines(file);
  expect(title).toMatch(/^# \S/);
  expect(version).toMatch(/^# version: .*\d/);
  const codes = rest.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
  expect(new Set(codes.map(([code]) => code)).size).toBe(codes.length);
  // a code has both names or none
  expect(codes.filter((cells) => cells.length !== 1 && cells.length !== 3)).toEqual([]);
});
