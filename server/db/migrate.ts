import { readdirSync } from 'node:fs';
import type { Database } from './database.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);

/** Any number; the same in every process. */
const LOCK = 20_261_124;

/**
 * Applies the migrations that are missing, all or none. Several processes may start at once: the first one works, the
 * others wait for the lock, which ends with its transaction whatever happens to the process.
 */
export async function migrate(db: Database): Promise<void> {
  await db.transaction(async (trx) => {
    // Waiting for another process, and changing large tables, take the time they take.
    await trx.raw('set local statement_timeout = 0');
    await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    await trx.migrate.latest({ migrationSource: source });
  });
}

const source = {
  getMigrations: async () =>
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.ts'))
      .sort(),
  getMigrationName: (name: string) => name,
  getMigration: (name: string) => import(new URL(name, FOLDER).href),
};
