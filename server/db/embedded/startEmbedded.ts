import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import { isAlive, readLock, SOCKET_NAME, takeLock } from './lock.ts';

export type Embedded = {
  readonly connectionString: string;
  /** settles only when the engine's thread dies: nothing can be stored any more, the process must end */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
};

/** Starts the embedded database of `dataDir` in a thread of its own behind a Unix socket. Throws DatabaseInUse. */
export async function startEmbedded(dataDir: string): Promise<Embedded> {
  const { lock, release } = await takeLock(dataDir);
  const worker = new Worker(new URL('./engine.ts', import.meta.url), {
    workerData: { folder: join(resolve(dataDir), 'database'), socket: join(lock.socketFolder, SOCKET_NAME) },
  });
  const ended = new Promise<Error>((tell) => {
    worker.once('error', (error) => tell(error instanceof Error ? error : new Error(inspect(error))));
    worker.once('exit', (code) => tell(new Error(`the thread of the embedded database ended (${code})`)));
  });
  const started = await Promise.race([new Promise<null>((tell) => worker.once('message', () => tell(null))), ended]);
  if (started) {
    release();
    throw started;
  }
  let closing = false;
  return {
    connectionString: connectionStringOf(lock.socketFolder),
    lost: new Promise((tell) => void ended.then((error) => closing || tell(error))),
    async close() {
      closing = true;
      worker.postMessage('close');
      await ended;
      release();
    },
  };
}

/** Where the running server of this folder answers; null when none runs. */
export async function findEmbedded(dataDir: string): Promise<string | null> {
  const lock = readLock(dataDir);
  return lock && (await isAlive(lock)) ? connectionStringOf(lock.socketFolder) : null;
}

function connectionStringOf(socketFolder: string): string {
  return `postgres://postgres@localhost:5432/postgres?host=${encodeURIComponent(socketFolder)}`;
}
