import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atEnd } from '../../support/cleanUp.ts';
import { startProgram, type Program } from '../../support/startProgram.ts';
import { smallDisk, type SmallDisk } from './smallDisk.ts';
import { supplier } from './supplier.ts';

const root = join(import.meta.dirname, '../../..');

/** The embedded database takes about half of it when it is new. */
const DISK_MIB = 160;

describe('a disk that is full', { timeout: 600_000 }, () => {
  it('is answered with an error; once there is room again, every acknowledged invoice is there and goes its way', async () => {
    const disk = await smallDisk(DISK_MIB);
    let server = await serveOn(disk);
    const sender = supplier(disk.seenFromHere);
    const ids = new Map<string, string>();
    for (const number of ['ROOM-1', 'ROOM-2']) ids.set(number, (await sender.deliver(server.url, number)).id);

    const filler = await disk.fill();
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

async function serveOn({ enter: [command, ...rest], folder }: SmallDisk): Promise<Program & { readonly url: string }> {
  const inside = ['sh', '-c', `cd "${root}" && exec "${process.execPath}" server/main.ts`];
  const program = startProgram(command, [...rest, ...inside], {
    env: { NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', DEMO: '1', CHECK_THREADS: '1', DATA_DIR: folder },
  });
  atEnd(() => program.stop());
  const [, url = ''] = await program.waitFor(/ready (http:\/\/\S+?)\/?\s/);
  return { ...program, url };
}
