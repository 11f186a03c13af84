import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config.ts';

/** Makes DATA_DIR if need be and tries whether it takes a file. Throws ConfigError. */
export function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const probe = join(dataDir, `.${randomUUID()}`);
    writeFileSync(probe, 'x', { mode: 0o600 });
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError([
      `DATA_DIR: In den Ordner ${dataDir} lässt sich nicht schreiben (${code}). Legen Sie ihn mit Schreibrecht für diesen Benutzer an, schaffen Sie Platz, oder nennen Sie einen anderen. / ` +
        `DATA_DIR: the folder ${dataDir} cannot be written to (${code}). Create it with write permission for this user, make room, or name another one.`,
    ]);
  }
}
