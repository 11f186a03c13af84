import type { KeyObject } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import {
  insertCheckpoint,
  listCheckpointsToWrite,
  markCheckpointWritten,
  readLastCheckpoint,
  type CheckpointRow,
} from '../db/checkpoints.ts';
import { readLastSeal } from '../db/journalSeals.ts';
import { listAlertReaders } from '../db/listAlertReaders.ts';
import { insertOutbox } from '../db/outbox.ts';
import { checkpointMail } from '../mail/checkpointMail.ts';
import { asDocument, makeCheckpoint } from './checkpoint.ts';

/** A day: what happened since the last checkpoint could be cut off unseen by whoever holds the database. */
const EVERY_MS = 24 * 3_600_000;

/**
 * Once a day the end of the chain leaves the database: as a file in DATA_DIR/checkpoints and by mail to whoever is alerted.
 * A checkpoint that was not written because the process was killed is written the next time.
 */
export async function putOutCheckpoint(ctx: Context, key: KeyObject | null, every = EVERY_MS): Promise<void> {
  const at = ctx.clock.now();
  const last = await readLastCheckpoint(ctx.db);
  if (!last || at.getTime() - last.at.getTime() >= every) {
    const end = await readLastSeal(ctx.db);
    if (end && end.seq > (last?.seq ?? 0)) await announce(ctx, makeCheckpoint(end, at, key));
  }
  for (const row of await listCheckpointsToWrite(ctx.db)) {
    await writeFile(ctx.config.dataDir, row);
    await markCheckpointWritten(ctx.db, row.seq, at);
  }
}

async function announce(ctx: Context, row: CheckpointRow): Promise<void> {
  await ctx.db.transaction(async (trx) => {
    await insertCheckpoint(trx, row);
    for (const [index, to] of (await listAlertReaders(ctx.config, trx)).entries()) {
      const mail = await checkpointMail(ctx.config, { to, index, seq: row.seq, at: row.at, document: asDocument(row) });
      await insertOutbox(trx, mail, row.at);
    }
  });
}

async function writeFile(dataDir: string, row: CheckpointRow): Promise<void> {
  const folder = join(dataDir, 'checkpoints');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${String(row.seq).padStart(12, '0')}.json`);
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(asDocument(row), null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
