/**
 * Makes a fresh clone runnable: packages, compiled rules, web UI, each only when it is missing or out of date.
 * Every command of package.json begins with it (not as a `pre...` script: npm leaves those out when ignore-scripts is
 * set), so it must be quick when there is nothing to do, must work on an older Node (before node_modules exists there
 * is no other), and prints on standard error only, because `npm run -s validate -- --json` promises a pure standard
 * output. It uses nothing but `node:` modules.
 *
 * After it stands `exec env node`: `env` looks on PATH anew, where the shell would remember the machine's older Node,
 * and `exec` gives signals straight to the program.
 *
 * Usage: node scripts/setup.mjs [rules] [web]    the packages are always looked after
 */
import { buildPart, isBuilt } from './setup/buildPart.mjs';
import { checkRuntime } from './setup/checkRuntime.mjs';
import { installPackages, isInstalled } from './setup/installPackages.mjs';
import { SetupFailure } from './setup/SetupFailure.mjs';
import { withLock } from './setup/withLock.mjs';

/**
 * What is built from what. `output` is checked for existence, `sources` (files or folders) for their content;
 * a part whose `entry` does not exist is not part of this checkout and is left alone.
 */
const parts = {
  web: {
    says: 'Building the web interface',
    entry: 'web/main.tsx',
    sources: ['web', 'validation/en16931', 'schematron/builtin/codelists', 'package-lock.json'],
    output: 'dist/web/index.html',
    program: 'web/build.ts',
  },
  rules: {
    says: 'Compiling the rules',
    entry: 'validation/compileRules.ts',
    sources: ['schematron', 'validation', 'package-lock.json'],
    output: '.cache/rules',
    program: 'validation/compileRules.ts',
  },
};

async function setUp(names) {
  const wanted = names.map((name) => parts[name] ?? fail(name));
  const isReady = () => isInstalled() && wanted.every(isBuilt);
  if (!isReady()) {
    await withLock(async () => {
      // The other set-up that held the lock may have done the work meanwhile.
      if (!isInstalled()) await installPackages();
      checkRuntime();
      for (const part of wanted) if (!isBuilt(part)) await buildPart(part);
    });
  }
  checkRuntime();
}

function fail(name) {
  throw new SetupFailure(`There is no part "${name}".`, `Known parts: ${Object.keys(parts).join(', ')}.`);
}

try {
  await setUp(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  process.stderr.write(`\nSet-up stopped: ${error.message}\n${error.way}\n`);
  // 1 has a meaning of its own for some commands (a document was not accepted).
  process.exitCode = 2;
}
