import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { ConfigError, type Config } from '../config.ts';
import { readPrivateKey } from './readKey.ts';

/**
 * The key that signs checkpoints can be read and does not lie in DATA_DIR: whoever can change the journal there could sign the
 * changed one with it, and the signatures would prove nothing. Throws ConfigError.
 */
export function checkKey({ journalKey, dataDir }: Pick<Config, 'journalKey' | 'dataDir'>): void {
  if (journalKey === null) return;
  readPrivateKey(journalKey);
  const folder = whereReally(dataDir);
  if (!whereReally(journalKey).startsWith(folder + sep)) return;
  throw new ConfigError([
    `JOURNAL_KEY: ${journalKey} liegt in DATA_DIR (${folder}); seine Unterschriften bewiesen nichts. Legen Sie den Schlüssel an einen anderen Ort. / ` +
      `JOURNAL_KEY: ${journalKey} lies in DATA_DIR (${folder}); its signatures would prove nothing. Keep the key elsewhere.`,
  ]);
}

/** Links followed; what does not exist yet is where it will be. */
function whereReally(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
