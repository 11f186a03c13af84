import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the running server writes into DATA_DIR/lock; commands find its socket there. */
export type Lock = {
  readonly pid: number;
  /** start of the process in clock ticks since boot: a pid alone is used again, in containers at once */
  readonly born: string | null;
  readonly nonce: string;
  /** folder of the PostgreSQL socket */
  readonly socketFolder: string;
};

export const SOCKET_NAME = '.s.PGSQL.5432';
/** sun_path holds 108 bytes on Linux and 104 on macOS, with a closing zero. */
const LONGEST_SOCKET_PATH = 103;

class DatabaseInUse extends Error {
  constructor(dataDir: string, pid: number) {
    super(
      `Der Datenordner ${dataDir} wird schon benutzt (Prozess ${pid}). Beenden Sie ihn, oder setzen Sie DATA_DIR bzw. DATABASE_URL. / ` +
        `The data folder ${dataDir} is in use (process ${pid}). Stop it, or set DATA_DIR or DATABASE_URL.`,
    );
  }
}

/**
 * Takes DATA_DIR for this process alone: two engines on one folder lose rows without a word.
 * A lock left behind by a killed process is taken over. Throws DatabaseInUse.
 */
export async function takeLock(dataDir: string): Promise<{ lock: Lock; release(): void }> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  const path = join(dataDir, 'lock');
  const lock: Lock = {
    pid: process.pid,
    born: bornAt(process.pid),
    nonce: randomUUID(),
    socketFolder: socketFolder(dataDir),
  };
  if (!create(path, lock)) {
    const other = readLock(dataDir);
    if (other && (await isAlive(other))) throw new DatabaseInUse(dataDir, other.pid);
    takeOver(dataDir, path, other?.nonce ?? null);
    if (!create(path, lock)) throw new DatabaseInUse(dataDir, readLock(dataDir)?.pid ?? 0);
  }
  rmSync(join(lock.socketFolder, SOCKET_NAME), { force: true });
  return { lock, release: () => rmSync(path, { force: true }) };
}

export function readLock(dataDir: string): Lock | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'lock'), 'utf8')) as Lock;
  } catch {
    return null; // none, or cut off by a kill while it was written
  }
}

/** The process lives, or something answers on its socket (it may live in another container that shares the folder). */
export async function isAlive(lock: Lock): Promise<boolean> {
  if (await answers(join(lock.socketFolder, SOCKET_NAME))) return true;
  if (lock.pid === process.pid && lock.born === bornAt(process.pid)) return true;
  try {
    process.kill(lock.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return lock.born === bornAt(lock.pid);
}

function create(path: string, lock: Lock): boolean {
  try {
    writeFileSync(path, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the dead lock away. If somebody else did so first and we moved their fresh one, it goes back. */
function takeOver(dataDir: string, path: string, deadNonce: string | null): void {
  const aside = join(dataDir, `lock.${randomUUID()}`);
  try {
    renameSync(path, aside);
  } catch {
    return; // already moved away by another process: create() decides
  }
  let moved: Lock | null = null;
  try {
    moved = JSON.parse(readFileSync(aside, 'utf8')) as Lock;
  } catch {
    // unreadable, as the dead one was
  }
  if ((moved?.nonce ?? null) === deadNonce) return rmSync(aside, { force: true });
  renameSync(aside, path);
  throw new DatabaseInUse(dataDir, moved?.pid ?? 0);
}

/** DATA_DIR, or where its name is too long for a socket a private folder in the system's temporary one. */
function socketFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  if (Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return folder;
  const short = join(tmpdir(), `rechnungsweg-${randomUUID()}`);
  mkdirSync(short, { mode: 0o700 });
  return short;
}

/** Field 22 of /proc/PID/stat (proc(5)); null where there is no /proc. */
function bornAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((tell) => {
    const socket = connect(path, () => {
      socket.destroy();
      tell(true);
    });
    socket.once('error', () => tell(false));
  });
}
