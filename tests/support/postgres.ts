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

export type PostgresOptions = {
  readonly durable?: boolean;
  readonly disk?: {
    readonly folder: string;
    readonly enter: readonly [string, ...string[]];
    readonly seenFromHere: string;
  };
};

/**
 * Starts a PostgreSQL server of its own in a temporary folder. PostgreSQL refuses to run as root: then it runs as the system's
 * user `postgres`. `durable`: what is committed survives a crash of the server. `disk`: an empty folder that only programs see which
 * are started with `enter` before their own command (a file system of its own; needs root).
 */
export async function startPostgres({ durable = false, disk }: PostgresOptions = {}): Promise<TestPostgres> {
  const bin = need('postgres');
  const folder = disk?.folder ?? (await mkdtemp('/tmp/rw-pg-'));
  const owner = await ownerOf(disk?.seenFromHere ?? folder);
  const data = join(folder, 'data');
  const start = (name: string, args: readonly string[], onOrphaned: 'INT' | 'KILL') => {
    const program = join(bin, name);
    if (!disk) return startProgram(program, args, { ...(owner ? { user: owner } : {}), cwd: folder, onOrphaned });
    const [enter, ...rest] = disk.enter;
    const as = ['--reuid=postgres', '--regid=postgres', '--clear-groups', '--pdeathsig', onOrphaned, '--'];
    return startProgram(enter, [...rest, 'setpriv', ...as, program, ...args], { cwd: '/tmp', onOrphaned });
  };
  try {
    const ask = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
    const init = start('initdb', ask, 'KILL');
    if ((await init.ended) !== 0) throw new Error(`initdb failed:\n${init.output()}`);
    const port = await freePort();
    const own = [`port=${port}`, `unix_socket_directories=${folder}`, ...(durable ? ['synchronous_commit=on'] : [])];
    const options = [...settings, ...own].flatMap((setting) => ['-c', setting]);
    const launch = async () => {
      const program = start('postgres', ['-D', data, ...options], 'INT');
      await program.waitFor(/ready to accept connections/);
      return program;
    };
    let server = await launch();
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: async () => {
        // SIGINT: end at once, do not wait for clients.
        await server.stop('SIGINT');
        if (!disk) await rm(folder, { recursive: true, force: true });
      },
      halt: async (how) => void (await server.stop(how === 'crashed' ? 'SIGQUIT' : 'SIGINT')),
      resume: async () => void (server = await launch()),
    };
  } catch (error) {
    if (!disk) await rm(folder, { recursive: true, force: true });
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
