import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const config = readFileSync(new URL('../../server/config.ts', import.meta.url), 'utf8');

describe('the README', () => {
  it('explains every variable that the configuration reads, and no other', () => {
    const read = [...config.matchAll(/^ {2}([A-Z][A-Z0-9_]+): row\(/gm)].map((found) => found[1]);
    const table = readme.slice(readme.indexOf('## Configuration'), readme.indexOf('## Decisions'));
    const explained = [...table.matchAll(/^\| ((?:`[A-Z0-9_]+`(?:, )?)+) \|/gm)].flatMap((row) =>
      [...row[1]!.matchAll(/`([A-Z0-9_]+)`/g)].map((found) => found[1]),
    );
    expect(read.length).toBeGreaterThan(20);
    expect(explained.toSorted()).toEqual(read.toSorted());
  });
});
