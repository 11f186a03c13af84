import { join } from 'node:path';
import { atEnd } from './cleanUp.ts';
import { databaseFor } from './databaseFor.ts';
import { startProgram, type Program } from './startProgram.ts';
import { temporaryFolder } from './temporaryFolder.ts';

export type RunningServer = Program & {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  /** Starts the platform again on the same data, after `stop` or `kill`. */
  again(env?: Record<string, string>): Promise<RunningServer>;
};

const root = join(import.meta.dirname, '../..');

/** Variables of the developer's own shell that would change what is tested. */
const foreign = ['DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'DEMO', 'CLAMD', 'IMAP_URL', 'JOURNAL_KEY', 'NODE_OPTIONS'];

/**
 * Starts the platform as people do (`node server/main.ts`), in a folder of its own, on the database that the vitest
 * project names, and waits until it says that it is ready. It is stopped after the test file.
 */
export async function runServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = env['DATA_DIR'] ?? join(await temporaryFolder(), 'data');
  const database = env['DATABASE_URL'] ? {} : await databaseFor();
  return start({ ...database, DATA_DIR: dataDir, ...env }, dataDir);
}

async function start(env: Record<string, string>, dataDir: string): Promise<RunningServer> {
  const clean = Object.fromEntries([...foreign, ...ofProtocols()].map((name) => [name, undefined]));
  const program = startProgram(process.execPath, ['server/main.ts'], {
    cwd: root,
    // What was compiled once need not be at every start: a third of its time.
    env: {
      NODE_COMPILE_CACHE: join(root, '.cache/node'),
      ...clean,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      METRICS_PORT: '0',
      ...env,
    },
  });
  atEnd(() => program.stop());
  const [, url = ''] = await program.waitFor(/ready (http:\/\/\S+?)\/?\s/);
  return { ...program, url, dataDir, again: (more = {}) => start({ ...env, ...more }, dataDir) };
}

const ofProtocols = () => Object.keys(process.env).filter((name) => /^(SAML|AS4|SMP|ALERT)_/.test(name));
