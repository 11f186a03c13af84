import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { serveBridge } from './bridge.ts';

// The thread of the embedded database: its own, because one query is one uninterrupted run of WebAssembly.

const { folder, socket } = workerData as { folder: string; socket: string };
const port = parentPort;
if (!port) throw new Error('engine.ts runs as a worker thread');

const engine = await PGlite.create(folder);
const server = await serveBridge(engine, socket, (error) => {
  throw error;
});
port.postMessage('ready');
port.once('message', () => void close());

async function close(): Promise<void> {
  await new Promise((closed) => server.close(closed));
  await engine.close();
  port?.close();
}
