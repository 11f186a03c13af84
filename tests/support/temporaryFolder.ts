import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanUp.ts';

/** An empty folder that is deleted after this test file. Short path: Unix sockets allow about 100 characters. */
export async function temporaryFolder(name = 'rw'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
