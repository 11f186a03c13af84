import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './freePort.ts';
import { need } from './machine.ts';
import { startProgram } from './startProgram.ts';

const run = promisify(execFile);

/** Nothing must survive a power cut here, so the disk need not be waited for. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
];

export type TestPostgres = {
  /** superuser, database `postgres` */
  readonly url: string;
  /** Ends it for good, with its data. */
  stop(): Promise<void>;
  /** Ends it as an administrator does (clients are cut off), or as a crash does; `resume` starts it again on the same data and port. */
  halt(how: 'stopped' | 'crashed'): Promise<void>;
  resume(): Promise<void>;
};

/**
 * Starts a PostgreSQL server of its own in a temporary folder. PostgreSQL refuses to run as root: then it runs as the system's
 * user `postgres`. `durable`: what is committed survives a crash of the server.
 */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const bin = need('postgres');
  const folder = await mkdtemp('/tmp/rw-pg-');
  const owner = await ownerOf(folder);
  const data = join(folder, 'data');
  const as = owner ? { user: owner } : {};
  try {
    const init = startProgram(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
      { ...as, cwd: folder },
    );
    if ((await init.ended) !== 0) throw new Error(`initdb failed:\n${init.output()}`);
    const port = await freePort();
    const own = [`port=${port}`, `unix_socket_directories=${folder}`, ...(durable ? ['synchronous_commit=on'] : [])];
    const options = [...settings, ...own].flatMap((setting) => ['-c', setting]);
    const launch = async () => {
      const program = startProgram(join(bin, 'postgres'), ['-D', data, ...options], {
        ...as,
        cwd: folder,
        onOrphaned: 'INT',
      });
      await program.waitFor(/ready to accept connections/);
      return program;
    };
    let server = await launch();
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: async () => {
        // SIGINT: end at once, do not wait for clients.
        await server.stop('SIGINT');
        await rm(folder, { recursive: true, force: true });
      },
      halt: async (how) => void (await server.stop(how === 'crashed' ? 'SIGQUIT' : 'SIGINT')),
      resume: async () => void (server = await launch()),
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** As root: hands the folder to the user `postgres` and answers its name. Else nothing: we are the owner. */
async function ownerOf(folder: string): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  await chown(folder, await id('-u'), await id('-g'));
  await chmod(folder, 0o700);
  return 'postgres';
}
