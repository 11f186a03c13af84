import { expect, it } from 'vitest';
import { repositoryFiles, textOf } from './repository.ts';

/** So many equal lines in a row are one thing written twice. The texts of two languages may agree in names and numbers. */
const LINES = 10;

it('nothing is written twice', () => {
  const places = new Map<string, string>();
  const twice = new Set<string>();
  for (const path of repositoryFiles(/^(server|validation|web|scripts|tests)\/.*(?<!\.(de|en))\.(ts|tsx|mjs)$/)) {
    const lines = linesOf(path);
    for (let start = 0; start + LINES <= lines.length; start += 1) {
      const part = lines.slice(start, start + LINES);
      const text = part.map((line) => line.text).join('\n');
      const here = `${path}:${part[0]?.number}`;
      const there = places.get(text);
      if (there === undefined) places.set(text, here);
      else twice.add(`${there.replace(/:\d+$/, '')} and ${path}`);
    }
  }
  expect(places.size).toBeGreaterThan(1000);
  expect([...twice]).toEqual([]);
});

/** Lines that say something: no blanks, no imports, no lone brackets, no comments. */
function linesOf(path: string): { number: number; text: string }[] {
  return textOf(path)
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter(({ text }) => /\w/.test(text) && !/^(import\b|export \* |\*|\/\/|\/\*)/.test(text));
}
