import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atEnd } from '../../support/cleanUp.ts';
import { need } from '../../support/machine.ts';
import { startProgram } from '../../support/startProgram.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

export type SmallDisk = {
  /** the folder, for a program that was started with `enter` before its own command */
  readonly folder: string;
  readonly enter: readonly [string, ...string[]];
  /** the same folder for everybody else */
  readonly seenFromHere: string;
  /** Leaves no byte free; gives the file that takes the room. */
  fill(): Promise<string>;
};

/** A file system of its own in a mount namespace of its own: the machine sees nothing of it, and it ends with the test file. */
export async function smallDisk(mebibytes: number): Promise<SmallDisk> {
  const folder = await temporaryFolder();
  const holder = startProgram(need('mount'), ['-m', 'sh', '-c', 'echo held; exec sleep infinity']);
  atEnd(() => holder.kill());
  await holder.waitFor(/held/);
  const enter = ['nsenter', '-t', String(holder.pid), '-m'] as const;
  const mount = ['mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'none', folder];
  await promisify(execFile)(enter[0], [...enter.slice(1), ...mount]);
  const seenFromHere = `/proc/${holder.pid}/root${folder}`;
  return { folder, enter: [...enter], seenFromHere, fill: () => fill(seenFromHere) };
}

async function fill(folder: string): Promise<string> {
  const path = join(folder, 'filler');
  const file = await open(path, 'w');
  const stream = file.createWriteStream();
  const full = once(stream, 'error') as Promise<[NodeJS.ErrnoException]>;
  const block = Buffer.alloc(64 * 1024);
  const write = () => void stream.write(block, (error) => error ?? write());
  write();
  const [error] = await full;
  await file.close().catch(() => undefined);
  if (error.code !== 'ENOSPC') throw error;
  return path;
}
