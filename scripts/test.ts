/**
 * `npm test`: everything that this machine can run. Says first what is left out because a part of the machine is
 * missing; with CI=true a missing part is a failure. Further arguments go to vitest: `npm test -- tests/web`.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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
/** A selection of the caller's (`-t`) leaves tests out; nothing else may. */
const mayLeaveOut = process.argv.length > 2;
const ok = code === 0 && failed === 0 && passed > 0 && (skipped === 0 || mayLeaveOut);

console.log();
if (passed === 0 && failed === 0) console.log('No test ran: that is a failure.');
else if (!ok && failed === 0 && code === 0) console.log('Tests were skipped: no test may be.');
else if (!ok && failed === 0) console.log('All tests passed, but the run itself failed: see the errors above.');
else if (!ok) console.log('Some tests failed: they are listed above.');
else if (missing.length > 0) console.log(`All tests passed. Left out: ${missing.map((part) => part.says).join(', ')}.`);
else console.log('All tests passed, nothing was left out.');
const count = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
writeFileSync('.cache/tests.count', `${count}\n`);
console.log(count);
process.exitCode = ok ? 0 : code || 1;

type Summary = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

function readSummary(): { passed: number; failed: number; skipped: number } {
  let summary: Summary;
  try {
    summary = JSON.parse(readFileSync(summaryFile, 'utf8')) as Summary;
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  // A file that cannot be loaded, or whose preparation failed, has no failed test of its own, but it has failed.
  const broken = summary.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: summary.numPassedTests,
    failed: summary.numFailedTests + broken.length,
    skipped: summary.numPendingTests + summary.numTodoTests,
  };
}
