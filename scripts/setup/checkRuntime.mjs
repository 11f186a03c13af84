import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { SetupFailure } from './SetupFailure.mjs';

/** The sources are TypeScript that Node runs as it stands; earlier lines do so only behind a flag, or not at all. */
const OLDEST = 24;

/**
 * Makes sure that the `node` which npm's next script will find is new enough. npm puts node_modules/.bin first on
 * PATH: on Linux (x64, arm64) a Node comes as a package; elsewhere the machine's own one must do.
 */
export function checkRuntime() {
  const own = join(root, 'node_modules/.bin/node');
  if (!existsSync(own)) {
    if (majorOf(process.version) >= OLDEST) return;
    throw new SetupFailure(
      `This platform runs on Node ${OLDEST}; this machine has ${process.version}, and no Node came with the packages (${process.platform} ${process.arch}).`,
      process.platform === 'linux'
        ? 'Probably npm was told to omit optional packages or their scripts: look at `npm config get omit`, then delete node_modules and start again.'
        : `Install Node ${OLDEST} on this machine, then start again.`,
    );
  }
  // When npm put the installed Node first on PATH this very process runs on it: no need to start it again.
  if (process.execPath.startsWith(join(root, 'node_modules')) && majorOf(process.version) >= OLDEST) return;
  const version = versionOf(own);
  if (majorOf(version) >= OLDEST) return;
  throw new SetupFailure(
    `node_modules/.bin/node does not run here (it answers ${version || 'nothing'}).`,
    'The packages were perhaps installed on another kind of machine (for example glibc and musl). Delete node_modules and start again, or install Node 24 on this machine.',
  );
}

const majorOf = (version) => Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);

function versionOf(file) {
  try {
    return execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
