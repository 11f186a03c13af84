/**
 * `npm run check`: everything that can be said about a change in a few minutes. Each step says its time; a failed step
 * shows its output, and the others still run. `npm run check -- lint types` runs only the steps named;
 * `npm run check -- --fix` writes the format and what the linter can mend.
 */
import { spawn } from 'node:child_process';

const fix = process.argv.includes('--fix');

/** The quick projects of vitest.config.ts: no PostgreSQL, no browser, no servers of their own. */
const quick = ['gate', 'support', 'validation', 'web', 'server on the embedded database'];

const steps = {
  format: ['prettier/bin/prettier.cjs', fix ? '--write' : '--check', '--log-level=warn', '.'],
  lint: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings', ...(fix ? ['--fix'] : [])],
  types: ['typescript/bin/tsc', '--noEmit'],
  unused: ['knip/bin/knip.js', '--no-progress'],
  imports: ['vitest/vitest.mjs', 'run', '--reporter=dot', '--project=gate', 'tests/gate/importRules.test.ts'],
  tests: ['vitest/vitest.mjs', 'run', '--reporter=dot', ...quick.map((name) => `--project=${name}`)],
} as const satisfies Record<string, readonly string[]>;

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = named.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.log(`There is no step ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

const failed: string[] = [];
const begun = performance.now();
for (const [name, [file, ...args]] of Object.entries(steps)) {
  if (named.length > 0 && !named.includes(name)) continue;
  if (!(await runStep(name, file, args))) failed.push(name);
}
console.log(
  failed.length === 0
    ? `Check passed in ${seconds(begun)}.`
    : `Check failed in ${seconds(begun)}: ${failed.join(', ')}. See the output of each step above.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function runStep(name: string, file: string, args: readonly string[]): Promise<boolean> {
  const start = performance.now();
  process.stdout.write(`${name.padEnd(8)} `);
  const child = spawn(process.execPath, [`node_modules/${file}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds(start)}`);
  if (code !== 0) console.log(`\n${output.trim()}\n`);
  return code === 0;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
