import { describe, expect, it } from 'vitest';
import { linesMatching, repositoryFiles, textOf } from './repository.ts';

const sources = repositoryFiles(/^(server|validation|web|migrations)\/.*\.(ts|tsx)$/);
const inServer = sources.filter((path) => path.startsWith('server/'));

describe('a file', () => {
  it('is not called after nothing', () => {
    const empty =
      /(^|\/)(index|utils?|types?|helpers?|common|misc|shared)\.tsx?$|(Service|Manager|Handler|Helper|Util)s?\.tsx?$/;
    expect(sources.filter((path) => empty.test(path))).toEqual([]);
  });

  it('is short, unless it is a table or a text', () => {
    // A grammar (xpath.ts) is a table, too.
    const tables =
      /^(validation\/(en16931\/|compiler\/xpath\.ts)|web\/text\/|server\/(http\/(schemas|api\/operations)\.ts|problems))|\.(de|en)\.ts$|[tT]ext\.ts$/;
    const long = sources
      .filter((path) => !tables.test(path))
      .map((path) => ({ path, lines: textOf(path).split('\n').filter(saysSomething).length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});

/** Comments and blank lines make no file too long. */
const saysSomething = (line: string) => !/^\s*($|\*|\/[/*])/.test(line);

describe('one door per danger:', () => {
  it.each([
    ['only config.ts reads the environment', /process\.env\b/, inServer, /^server\/(config|killPoint|main)\.ts$/],
    ['only web/ui knows classes of the design system', /['"`\s]kern-[a-z]/, sources, /^web\/(ui|render|main)/],
    ['only db/ speaks SQL', /(?<!express)\.raw\(|\bselect .* from\b.*`/i, inServer, /^server\/db\//],
    [
      'only the clock of the context tells the time',
      /\bDate\.now\(\)|new Date\(\)/,
      inServer,
      /^server\/(main|context)\.ts$|^server\/db\/embedded\//,
    ],
  ])('%s', (_what, pattern, files, door) => {
    const others = files.filter((path) => !door.test(path));
    expect(others.length).toBeGreaterThan(10);
    expect(linesMatching(pattern, others).filter((line) => !/:\d+: (\*|\/\/|\/\*)/.test(line))).toEqual([]);
  });
});
