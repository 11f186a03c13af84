import { mkdirSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transport } from './transport.ts';

/**
 * Messages become files, named by their Message-ID: sent twice, a message is still one file. A file that is there is
 * whole and on the disk (written aside, synced, renamed, folder synced).
 */
export function fileTransport(folder: string): Transport {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    async send(row, bytes) {
      const name = `${row.messageId.replace(/^<|>$/g, '').replace(/[^A-Za-z0-9@._+-]/g, '_')}.eml`;
      const aside = join(folder, `.${name}.part`);
      const file = await open(aside, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, join(folder, name));
      const directory = await open(folder);
      try {
        await directory.sync();
      } finally {
        await directory.close();
      }
      return { end: 'accepted', reply: `file ${name}` };
    },
    close() {},
  };
}
