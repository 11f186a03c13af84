import type { KeyObject } from 'node:crypto';
import { personalDigest } from '../db/appendJournal.ts';
import { listCheckpoints } from '../db/checkpoints.ts';
import type { Database } from '../db/database.ts';
import { countUnsealed, listSealed, type SealedRow } from '../db/journalSeals.ts';
import { asDocument, signatureHolds, type Checkpoint } from './checkpoint.ts';
import { GENESIS, journalHash } from './journalHash.ts';

/**
 * changed: the row is not what was sealed. missing: rows up to `seq` are not there. personal: the names or reasons beside the
 * row were changed (erased ones are fine). truncated: the journal ends before a checkpoint. checkpoint: the chain is another
 * one than the checkpoint saw. signature: the checkpoint is not signed with this key. start: old rows are gone and no
 * checkpoint says how the chain went on.
 */
export type Finding = {
  readonly kind: 'changed' | 'missing' | 'personal' | 'truncated' | 'checkpoint' | 'signature' | 'start';
  readonly seq: number;
};

export type Verification = {
  readonly ok: boolean;
  /** number of the last row; 0: there is none */
  readonly upTo: number;
  readonly rows: number;
  /** written, but not numbered yet: nothing can be said about them */
  readonly unsealed: number;
  /** checkpoints that were compared, and how many of them bear a valid signature */
  readonly checkpoints: number;
  readonly signed: number;
  readonly findings: readonly Finding[];
};

export type VerifyOptions = {
  /** from files kept outside the database; the database's own are compared too, but whoever changes it can change them */
  readonly checkpoints?: readonly Checkpoint[];
  /** signatures are checked with it; null: they are not looked at */
  readonly key?: KeyObject | null;
};

const BATCH = 2000;

/** Walks the whole chain. Old rows may be gone (retention), if a checkpoint stands at the cut. */
export async function verifyJournal(
  db: Database,
  { checkpoints = [], key = null }: VerifyOptions = {},
): Promise<Verification> {
  const known = [...checkpoints, ...(await listCheckpoints(db)).map(asDocument)];
  const signed = key ? known.filter((checkpoint) => signatureHolds(checkpoint, key)) : [];
  const findings: Finding[] = key
    ? known.filter((checkpoint) => !signed.includes(checkpoint)).map(({ seq }) => ({ kind: 'signature', seq }))
    : [];
  const wanted = Map.groupBy(known, ({ seq }) => seq);
  let end: Link | null = null;
  let rows = 0;
  for (;;) {
    const batch: SealedRow[] = await listSealed(db, end?.seq ?? 0, BATCH);
    for (const row of batch) {
      const before: Link = end ?? startOf(row, known, findings);
      findings.push(...examine(before, row));
      const seen = wanted.get(row.seq) ?? [];
      if (seen.some(({ hash }) => hash !== row.hash)) findings.push({ kind: 'checkpoint', seq: row.seq });
      end = { seq: row.seq, hash: row.hash };
    }
    rows += batch.length;
    if (batch.length < BATCH) break;
  }
  const upTo = end?.seq ?? 0;
  for (const seq of wanted.keys()) if (seq > upTo) findings.push({ kind: 'truncated', seq });
  const unsealed = await countUnsealed(db);
  return {
    ok: findings.length === 0,
    upTo,
    rows,
    unsealed,
    checkpoints: known.length,
    signed: signed.length,
    findings,
  };
}

/** hash null: not known, because the row before is missing */
type Link = { readonly seq: number; readonly hash: string | null };

/** What stands before the first row there is: nothing, or a checkpoint at the cut. */
function startOf(first: SealedRow, known: readonly Checkpoint[], findings: Finding[]): Link {
  if (first.seq === 1) return { seq: 0, hash: GENESIS };
  const cut = known.find(({ seq }) => seq === first.seq - 1);
  if (!cut) findings.push({ kind: 'start', seq: first.seq });
  return { seq: first.seq - 1, hash: cut?.hash ?? null };
}

function examine(before: Link, row: SealedRow): Finding[] {
  const findings: Finding[] = [];
  const gap = row.seq !== before.seq + 1;
  if (gap) findings.push({ kind: 'missing', seq: row.seq - 1 });
  if (!gap && before.hash !== null && journalHash(before.hash, row.seq, row) !== row.hash) {
    findings.push({ kind: 'changed', seq: row.seq });
  }
  if (row.salt !== null && personalDigest(row.salt, row.personal) !== row.digest) {
    findings.push({ kind: 'personal', seq: row.seq });
  }
  return findings;
}
