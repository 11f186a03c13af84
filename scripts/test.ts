/**
 * `npm test`: everything that this machine can run. Says first what is left out because a part of the machine is
 * missing; with CI=true a missing part is a failure. Further arguments go to vitest: `npm test -- tests/web`.
 */
import { readFileSync, rmSync } from 'node:fs';
import { machine } from '../tests/support/machine.ts';
import { runVisibly } from './tools/runVisibly.ts';

const summaryFile = '.cache/tests.json';

const missing = Object.values(machine).filter((part) => part.find() === null);
for (const { says, install } of missing) console.log(`left out: ${says} (${install})`);

if (process.env['CI'] === 'true' && missing.length > 0) {
  console.log('With CI=true nothing may be left out: install what is named above.');
  process.exit(1);
}

rmSync(summaryFile, { force: true });
const code = await runVisibly('node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${summaryFile}`,
  ...process.argv.slice(2),
]);
const { passed, failed, skipped } = readSummary();
const ok = code === 0 && failed === 0 && passed > 0;

console.log();
if (passed === 0 && failed === 0) console.log('No test ran: that is a failure.');
else if (!ok && failed === 0) console.log('All tests passed, but the run itself failed: see the errors above.');
else if (!ok) console.log('Some tests failed: they are listed above.');
else if (missing.length > 0) console.log(`All tests passed. Left out: ${missing.map((part) => part.says).join(', ')}.`);
else console.log('All tests passed, nothing was left out.');
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = ok ? 0 : code || 1;

function readSummary(): { passed: number; failed: number; skipped: number } {
  try {
    const summary = JSON.parse(readFileSync(summaryFile, 'utf8')) as Record<string, number>;
    const suites = summary['numFailedTestSuites'] ?? 0;
    const failed = summary['numFailedTests'] ?? 0;
    return {
      passed: summary['numPassedTests'] ?? 0,
      // A file that cannot even be loaded has no failed test, but it has failed.
      failed: failed === 0 ? suites : failed,
      skipped: (summary['numPendingTests'] ?? 0) + (summary['numTodoTests'] ?? 0),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
