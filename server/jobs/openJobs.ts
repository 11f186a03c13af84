import type { Logger } from 'pino';
import type { OpenDatabase } from '../db/openDatabase.ts';
import type { Jobs } from './jobs.ts';

/** Starts the queue on the opened database, without workers: enough to enqueue. */
export async function openJobs(_database: OpenDatabase, _log: Logger): Promise<Jobs> {
  throw new Error('openJobs is being built');
}
