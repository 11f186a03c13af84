import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock older than this belongs to a process that died. */
const LOCK_STALE_MS = 5 * 60_000;
const LOCK_POLL_MS = 200;
const DAY_MS = 24 * 60 * 60_000;

/** Checksum of strings and buffers, each with its length, so that parts cannot run into each other. */
export function checksum(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest('hex');
}

/** Checksum of the sources in this folder: another compiler makes other results. */
export function compilerVersion(): string {
  const folder = import.meta.dirname;
  const names = readdirSync(folder)
    .filter((n) => n.endsWith('.ts') && n !== 'cli.ts')
    .toSorted();
  return checksum(names.flatMap((name) => [name, readFileSync(join(folder, name))]));
}

/**
 * The text stored under a key, or else what `make` returns, which is then stored. Written beside and renamed, so that nobody reads half a file; of several
 * processes one makes it and the others wait. Throws what `make` throws.
 */
export async function cached(folder: string, key: string, make: () => Promise<string>): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, key);
  for (;;) {
    const found = read(file);
    if (found !== null) {
      touch(file);
      return found;
    }
    const release = lock(`${file}.lock`);
    if (!release) {
      await sleep(LOCK_POLL_MS);
      continue;
    }
    try {
      const again = read(file);
      if (again !== null) return again;
      const text = await make();
      const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
      writeFileSync(temporary, text);
      renameSync(temporary, file);
      return text;
    } finally {
      release();
    }
  }
}

/** Removes what nobody has used for some time: every change of a rule leaves a few megabytes behind. */
export function removeUnused(folder: string, days: number): void {
  const limit = Date.now() - days * DAY_MS;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() && found.mtimeMs < limit) rmSync(file, { force: true });
  }
}

/** The time of a file says when it was last used. */
function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // a cache that may only be read, or a file that was just removed: it has been read all the same
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function lock(file: string): (() => void) | null {
  try {
    closeSync(openSync(file, 'wx'));
    return () => rmSync(file, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  try {
    if (Date.now() - statSync(file).mtimeMs > LOCK_STALE_MS) rmSync(file, { force: true });
  } catch {
    // released in the meantime
  }
  return null;
}
