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

/**
 * Starts a PostgreSQL server of its own in a temporary folder and answers its address (superuser, database `postgres`).
 * PostgreSQL refuses to run as root: then it runs as the system's user `postgres`.
 */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
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
    const options = [...settings, `port=${port}`, `unix_socket_directories=${folder}`].flatMap((setting) => [
      '-c',
      setting,
    ]);
    const server = startProgram(join(bin, 'postgres'), ['-D', data, ...options], {
      ...as,
      cwd: folder,
      onOrphaned: 'INT',
    });
    await server.waitFor(/ready to accept connections/);
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: async () => {
        // SIGINT: end at once, do not wait for clients.
        await server.stop('SIGINT');
        await rm(folder, { recursive: true, force: true });
      },
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
