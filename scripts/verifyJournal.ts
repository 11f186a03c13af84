import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../server/config.ts';
import { connectRunning } from '../server/db/openDatabase.ts';
import type { Checkpoint } from '../server/journal/checkpoint.ts';
import { readVerifyKey } from '../server/journal/readKey.ts';
import { verifyJournal, type Finding } from '../server/journal/verifyJournal.ts';

/**
 * Proves the journal's chain: `npm run -s journal:verify -- [CHECKPOINT.json ...]`. Without files those of
 * DATA_DIR/checkpoints are compared; better are the ones that were mailed. JOURNAL_KEY may name the public key.
 * Exit 0: whole. 1: not. 2: could not be checked.
 */
const texts: Record<Finding['kind'], string> = {
  changed: 'Zeile wurde geändert, umgestellt oder eingefügt / row was changed, moved or inserted',
  missing: 'Zeile fehlt / row is missing',
  personal: 'Namen oder Gründe neben der Zeile wurden geändert / names or reasons beside the row were changed',
  truncated: 'Das Journal endet vor diesem Prüfpunkt / the journal ends before this checkpoint',
  checkpoint: 'Die Kette ist eine andere als beim Prüfpunkt / the chain is another one than at the checkpoint',
  signature: 'Der Prüfpunkt ist nicht mit diesem Schlüssel unterschrieben / the checkpoint is not signed with this key',
  start:
    'Ältere Zeilen fehlen, und kein Prüfpunkt steht an der Schnittstelle / older rows are gone, no checkpoint at the cut',
};

try {
  process.exitCode = await verify(process.argv.slice(2));
} catch (error) {
  console.error(`Nicht prüfbar / could not check: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

async function verify(files: readonly string[]): Promise<number> {
  const config = readConfig(process.env);
  const database = await connectRunning(config, pino({ level: 'silent' }));
  try {
    const checkpoints = (files.length > 0 ? files : written(config.dataDir)).map(
      (path) => JSON.parse(readFileSync(path, 'utf8')) as Checkpoint,
    );
    const result = await verifyJournal(database.db, { checkpoints, key: readVerifyKey(config.journalKey) });
    for (const { kind, seq } of result.findings) console.log(`${seq}: ${texts[kind]}`);
    const { ok, rows, upTo, unsealed, signed } = result;
    console.log(
      `${ok ? 'Unversehrt' : 'NICHT unversehrt'} / ${ok ? 'whole' : 'NOT whole'}: ${rows} Zeilen / rows, bis / up to ${upTo}; ` +
        `noch ohne Nummer / not numbered yet: ${unsealed}; Prüfpunkte / checkpoints: ${result.checkpoints}, ` +
        (config.journalKey
          ? `unterschrieben / signed: ${signed}`
          : 'Unterschriften nicht geprüft / signatures not checked (JOURNAL_KEY)'),
    );
    return ok ? 0 : 1;
  } finally {
    await database.close();
  }
}

function written(dataDir: string): string[] {
  const folder = join(dataDir, 'checkpoints');
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
