import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from './database.ts';

export type OpenDatabase = {
  readonly db: Database;
  /** For pg-boss, which keeps a pool of its own. */
  readonly connectionString: string;
  readonly embedded: boolean;
  close(): Promise<void>;
};

/** Opens the database that the configuration names and brings it up to date. Throws when it is in use or unreachable. */
export async function openDatabase(_config: Config, _log: Logger): Promise<OpenDatabase> {
  throw new Error('openDatabase is being built');
}
