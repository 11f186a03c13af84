import type { Database } from '../db/database.ts';
import { listUnsealed, readLastSeal, writeSeals } from '../db/journalSeals.ts';
import { GENESIS, journalHash } from './journalHash.ts';

/** Rows per transaction. */
const BATCH = 1000;

/**
 * Numbers and chains the journal rows that have no number yet; gives how many. One sealer at a time (its caller holds the
 * lease); should two meet all the same, the second one's transaction fails, because numbers are unique.
 */
export async function sealJournal(db: Database): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await db.transaction(async (trx) => {
      const last = await readLastSeal(trx);
      let { seq, hash } = last ?? { seq: 0, hash: GENESIS };
      const rows = await listUnsealed(trx, BATCH);
      const seals = rows.map((row) => {
        seq += 1;
        hash = journalHash(hash, seq, row);
        return { id: row.id, seq, hash };
      });
      if (seals.length > 0) await writeSeals(trx, seals);
      return seals.length;
    });
    sealed += count;
    if (count < BATCH) return sealed;
  }
}
