import knex, { type Knex } from 'knex';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from './database.ts';
import { findEmbedded, startEmbedded } from './embedded/startEmbedded.ts';
import { migrate } from './migrate.ts';

export type OpenDatabase = {
  readonly db: Database;
  /** For pg-boss, which keeps a pool of its own. */
  readonly connectionString: string;
  readonly embedded: boolean;
  /** Settles only when the database is gone for good (the embedded engine died): the process must end. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
};

type Where = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** On the embedded database all connections take turns, so few suffice; on PostgreSQL one per request at work. */
const POOL = { embedded: 8, postgres: 10 };

const CONNECT_MS = 10_000;

/**
 * Milliseconds. A statement that takes longer is a mistake of ours or a lock that nobody gives back, and holds a connection that
 * others wait for. A transaction of ours computes nothing in between: one that says nothing so long belongs to a process that
 * stands still, and its locks stop everybody else. What is cut off is rolled back, and tried again like after a lost connection.
 */
const LIMITS = { statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 };

/**
 * Opens the database that the configuration names and brings it up to date.
 * Throws when it is unreachable, or when another process has DATA_DIR (the message names its pid).
 */
export async function openDatabase(config: Where, log: Logger, pool?: { max: number }): Promise<OpenDatabase> {
  const engine = config.databaseUrl ? null : await startEmbedded(config.dataDir);
  if (engine) log.warn({ dataDir: config.dataDir }, EMBEDDED_NOTICE);
  const connectionString = config.databaseUrl ?? engine?.connectionString ?? '';
  const db = connect(connectionString, pool?.max ?? (engine ? POOL.embedded : POOL.postgres), log);
  const close = async () => {
    await db.destroy();
    await engine?.close();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, connectionString, embedded: engine !== null, lost: engine?.lost ?? new Promise(() => {}), close };
}

/**
 * For commands beside a running server: its database, as it stands. Where no server runs and the database is embedded,
 * it is opened for the length of the command.
 */
export async function connectRunning(config: Where, log: Logger): Promise<OpenDatabase> {
  const connectionString = config.databaseUrl ?? (await findEmbedded(config.dataDir));
  if (!connectionString) return openDatabase(config, log);
  const db = connect(connectionString, 2, log);
  const embedded = config.databaseUrl === null;
  return { db, connectionString, embedded, lost: new Promise(() => {}), close: () => db.destroy() };
}

const EMBEDDED_NOTICE =
  'Eingebettete Datenbank: nur zum Erproben, sie übersteht keinen Stromausfall. Für echte Rechnungen DATABASE_URL setzen. / ' +
  'Embedded database: for trial only, it does not survive a power cut. Set DATABASE_URL for real invoices.';

function connect(connectionString: string, max: number, log: Logger): Knex {
  // What goes wrong is thrown, too; whoever asked says it.
  const note = (message: unknown) => log.debug({ message }, 'knex');
  return knex({
    client: 'pg',
    connection: { connectionString, connectionTimeoutMillis: CONNECT_MS, application_name: 'rechnungsweg', ...LIMITS },
    pool: { min: 0, max },
    acquireConnectionTimeout: 60_000,
    // Else an error repeats every value of its query: documents, addresses and hashes would stand in logs and alerts.
    compileSqlOnError: false,
    log: { warn: note, error: note, deprecate: note, debug: note },
  });
}

// Counts and sizes are far below 2^53; as text they would only be added up as text somewhere.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A day is a day, not a moment in some time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
