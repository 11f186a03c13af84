import { resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openPool, type CheckPool } from '../../../validation/pool.ts';
import type { Report } from '../../../validation/report.ts';

const root = resolve(import.meta.dirname, '../../..');
/** Rules that are not compiled yet take a minute per scenario on a slow machine. */
const COMPILE_LIMIT_MS = 15 * 60_000;

/** The built-in rules in a real engine, open while the test file runs. */
export function openRules() {
  let pool: CheckPool;
  beforeAll(async () => {
    pool = openPool({
      bundleDir: resolve(root, 'schematron/builtin'),
      cacheDir: resolve(root, '.cache/rules'),
      threads: 1,
    });
    await pool.ready;
  }, COMPILE_LIMIT_MS);
  afterAll(() => pool.close());
  const check = (xml: string | Uint8Array): Promise<Report> => pool.check(Buffer.from(xml));
  return {
    check,
    /** ids of the rules that fail, in alphabetical order */
    rules: async (xml: string) => (await check(xml)).findings.map(({ rule }) => rule).toSorted(),
  };
}
