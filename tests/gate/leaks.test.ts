import { describe, expect, it } from 'vitest';
import { linesMatching, repositoryFiles } from './repository.ts';

/** This file names what it looks for, so it is the one file that is not searched. */
const texts = repositoryFiles().filter(
  (path) => !/\.(pdf|png|woff2|zip|ico)$/.test(path) && !path.endsWith('leaks.test.ts'),
);
const code = texts.filter((path) => /\.(ts|tsx|mjs)$/.test(path));

/** A folder of somebody's machine says nothing to anybody else. */
const machinePaths = /(^|[^\w./-])\/(work|home\/\w+|Users\/\w+|root|tmp\/bash_jobs)\//;
const registries = /registry\.npmjs\.org|registry\.yarnpkg\.com|\/\/[\w.-]*(artifactory|nexus|verdaccio)[\w.-]*\//;
const privateKeys = /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----/;
const tokens = /\b(ghp|gho|npm|xox[abp]|sk)[_-][A-Za-z0-9]{24,}|\bAKIA[0-9A-Z]{16}\b/;

describe('the repository', () => {
  it.each([
    ['no path of a developer machine', machinePaths, texts],
    ['no address of a package registry', registries, texts],
    ['no private key: keys of tests are made when they run', privateKeys, texts],
    ['no access token', tokens, texts],
    ['no mark of an unfinished merge', /^(<{7}|>{7}) /, texts],
    [
      'no test that is skipped or runs alone',
      /\b(it|test|describe)\.(skip|todo|only)\b|\b(xit|xdescribe|fit|fdescribe)\(/,
      code,
    ],
    ['no note about work to be done', /\b(TODO|FIXME|XXX|HACK)\b/, code],
    ['no rule of the linter switched off for a whole file', /^\s*\/[/*]\s*(oxlint|eslint)-disable(?!-)/, code],
    ['no type error waved through', /@ts-(ignore|nocheck)/, code],
  ])('contains %s', (_what, pattern, files) => {
    expect(files.length).toBeGreaterThan(20);
    expect(linesMatching(pattern, files)).toEqual([]);
  });
});
