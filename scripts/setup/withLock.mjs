import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { explainWriteError } from './explainWriteError.mjs';
import { root } from './root.mjs';
import { startTick } from './startTick.mjs';

const file = join(root, '.cache/setup.lock');
/** What the lock file says: the holder's process id, that of its child (0: none), the machine. */
const sign = (child = 0) => `${process.pid} ${child} ${hostname()}`;
/** The holder touches the lock this often, so that one on another machine (shared folder) can be told from a dead one. */
const HEARTBEAT_MS = 5_000;
/** Many heartbeats: a machine that was suspended or very busy must not lose the lock. */
const DEAD_AFTER_MS = 120_000;

/** Runs `work` while no other set-up works in this checkout; waits for one that does. A dead holder's lock is taken over. */
export async function withLock(work) {
  await take();
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT_MS);
  const release = () => {
    clearInterval(heartbeat);
    if (isMine()) rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Notes the process that works for the holder: if the holder is killed and the child goes on, the lock still holds. */
export function noteChild(pid) {
  if (isMine()) writeFileSync(file, sign(pid));
}

const isMine = () => holder()?.startsWith(`${process.pid} `) && holder()?.endsWith(` ${hostname()}`);

async function take() {
  let tick;
  try {
    while (!tryToTake()) {
      removeIfDead();
      tick ??= startTick('Waiting for another set-up in this folder');
      await sleep(200);
    }
  } catch (error) {
    throw explainWriteError(error);
  } finally {
    tick?.stop();
  }
}

function tryToTake() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  try {
    writeFileSync(file, sign(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function removeIfDead() {
  const found = holder();
  if (found === undefined || isAlive(found)) return;
  // Two waiters may see the same dead holder: only who moved away the very lock that was judged dead may delete it.
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') !== found) {
    try {
      linkSync(aside, file);
    } catch {
      // A third one took the lock in this moment; its owner notices nothing, and work is repeated at worst.
    }
  }
  rmSync(aside, { force: true });
}

function isAlive(found) {
  const [pid, child, host] = found.split(' ');
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > DEAD_AFTER_MS) return false;
  // An empty file: its owner is between creating and writing it, or died there.
  if (!host) return age < HEARTBEAT_MS;
  return host !== hostname() || isRunning(Number(pid)) || isRunning(Number(child));
}

function isRunning(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holder() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
