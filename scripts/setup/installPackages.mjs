import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checksum } from './checksum.mjs';
import { explainWriteError } from './explainWriteError.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { SetupFailure } from './SetupFailure.mjs';

/** Lies inside node_modules and is written last: a half-finished install never has one. */
const stampFile = join(root, 'node_modules/.install-stamp');
const wantedStamp = () => checksum(['package-lock.json'], `${process.platform} ${process.arch}`);

/** True when node_modules holds what package-lock.json says. */
export function isInstalled() {
  if (readText(stampFile) === wantedStamp()) return true;
  if (!isUpToDate()) return false;
  try {
    writeFileSync(stampFile, wantedStamp());
  } catch {
    // A read-only folder that is complete: fine, the comparison is made again next time.
  }
  return true;
}

/**
 * Somebody may have run npm themselves. npm writes node_modules/.package-lock.json at the very end of an install:
 * when it holds every package of the lock file in the same version, a second install would only cost time.
 */
function isUpToDate() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const found = packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = found[path];
    return there ? there.integrity === entry.integrity && there.version === entry.version : !isMeantForHere(entry);
  });
}

/** Optional packages for other systems are left out by npm; the one for this system must be there. */
function isMeantForHere(entry) {
  if (!entry.optional && !entry.devOptional && !entry.peer) return true;
  const fits = (allowed, mine) => !allowed || allowed.includes(mine);
  const isBinary = entry.os !== undefined || entry.cpu !== undefined;
  return isBinary && !entry.libc && fits(entry.os, process.platform) && fits(entry.cpu, process.arch);
}

/** The build needs the development packages. Without a network npm's own pauses (10 s, 60 s) only make people wait. */
const options = [
  '--include=dev',
  '--include=optional',
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=10000',
];

/** Runs `npm ci`. Throws a SetupFailure with cause and way out when that does not work. */
export async function installPackages() {
  const { code, output } = await run('Installing packages', ['npm', 'ci', ...options]);
  if (code !== 0) throw explainFailure(output);
  try {
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, wantedStamp());
  } catch (error) {
    throw explainWriteError(error);
  }
}

const reasons = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/,
    'The package registry cannot be reached.',
    "Check the network connection and npm's proxy setting (`npm config get registry`, `npm config get proxy`), then start again.",
  ],
  [
    /EROFS|EACCES|EPERM/,
    'npm may not write into this folder.',
    'Run the command once as a user who may write there, or clone into another folder.',
  ],
  [/ENOSPC/, 'The disk is full.', 'Make room (about 500 MB), then start again.'],
  [
    /E401|E403|ENEEDAUTH/,
    'The package registry refused access.',
    'Check `npm config get registry` and the access data for it.',
  ],
  [
    /EINTEGRITY/,
    'A package does not have the checksum that package-lock.json names.',
    'Do not go on with it. Clear the cache (`npm cache clean --force`) and try again; if it stays so, somebody changed the package.',
  ],
  [
    /can only install packages when your package.json and package-lock.json/,
    'package.json and package-lock.json do not fit together.',
    'Run `npm install` and commit both files.',
  ],
  [/command not found|ENOENT.*npm|spawn npm/, 'npm was not found.', 'Install Node 20.20 or newer, with npm.'],
];

function explainFailure(output) {
  const [, cause, way] = reasons.find(([pattern]) => pattern.test(output)) ?? [
    null,
    'npm ci failed.',
    'See what npm says:',
  ];
  // Under an older Node npm warns about packages that will run on the Node that it is about to install.
  const words = output.split('\n').filter((line) => line.trim() && !/^npm warn|^npm error\s+at /.test(line));
  return new SetupFailure(cause, `${way}\n\n${words.slice(0, 20).join('\n')}`);
}

function packagesOf(file) {
  try {
    return JSON.parse(readText(file)).packages;
  } catch {
    return undefined;
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
