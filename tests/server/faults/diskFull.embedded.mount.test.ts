import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { atEnd } from '../../support/cleanUp.ts';
import { need } from '../../support/machine.ts';
import { startProgram, type Program } from '../../support/startProgram.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { supplier } from './supplier.ts';

const root = join(import.meta.dirname, '../../..');

/** The embedded database takes about half of it when it is new. */
const DISK_MIB = 160;

describe('a disk that is full', { timeout: 600_000 }, () => {
  it('is answered with an error; once there is room again, every acknowledged invoice is there and goes its way', async () => {
    const disk = await smallDisk();
    let server = await serveOn(disk);
    const sender = supplier(disk.seenFromHere);
    const ids = new Map<string, string>();
    for (const number of ['ROOM-1', 'ROOM-2']) ids.set(number, (await sender.deliver(server.url, number)).id);

    const filler = await fill(disk.seenFromHere);
    let refused = false;
    // What the engine had in reserve may still take some; then it must say no, or end.
    for (let index = 1; index <= 200 && !refused; index += 1) {
      const number = `FULL-${String(index).padStart(3, '0')}`;
      const answer = await sender.send(server.url, number).catch(() => null);
      if (answer?.ok) ids.set(number, ((await answer.json()) as { id: string }).id);
      else {
        refused = true;
        expect(answer?.status ?? 503, await answer?.text()).toBeGreaterThanOrEqual(500);
      }
    }
    expect(refused).toBe(true);

    await rm(filler);
    await server.stop();
    server = await serveOn(disk);
    ids.set('AFTER-1', (await sender.deliver(server.url, 'AFTER-1')).id);
    await sender.waitForExported(server.url, ids.values());
    for (const [number, id] of ids) expect((await sender.deliver(server.url, number)).id).toBe(id);
  });
});

type Disk = { readonly holder: Program; readonly dataDir: string; readonly seenFromHere: string };

/** A file system of its own in a mount namespace of its own: the machine sees nothing of it, and it ends with its holder. */
async function smallDisk(): Promise<Disk> {
  const dataDir = await temporaryFolder();
  const holder = startProgram(need('mount'), ['-m', 'sh', '-c', 'echo held; exec sleep infinity']);
  atEnd(() => holder.kill());
  await holder.waitFor(/held/);
  const mount = ['mount', '-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'none', dataDir];
  await promisify(execFile)('nsenter', ['-t', String(holder.pid), '-m', ...mount]);
  return { holder, dataDir, seenFromHere: `/proc/${holder.pid}/root${dataDir}` };
}

async function serveOn({ holder, dataDir }: Disk): Promise<Program & { readonly url: string }> {
  const inside = [
    '-t',
    String(holder.pid),
    '-m',
    'sh',
    '-c',
    `cd "${root}" && exec "${process.execPath}" server/main.ts`,
  ];
  const program = startProgram('nsenter', inside, {
    env: { NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', DEMO: '1', CHECK_THREADS: '1', DATA_DIR: dataDir },
  });
  atEnd(() => program.stop());
  const [, url = ''] = await program.waitFor(/ready (http:\/\/\S+?)\/?\s/);
  return { ...program, url };
}

/** Writes a file until there is no room left; its path. */
async function fill(folder: string): Promise<string> {
  const path = join(folder, 'filler');
  const file = await open(path, 'w');
  const stream = file.createWriteStream();
  const full = once(stream, 'error');
  const block = Buffer.alloc(1024 * 1024);
  const write = () => void stream.write(block, (error) => error ?? write());
  write();
  expect(String((await full)[0])).toContain('ENOSPC');
  await file.close().catch(() => undefined);
  return path;
}
