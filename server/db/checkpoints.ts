import type { Queryable, Transaction } from './database.ts';

export type CheckpointRow = {
  readonly seq: number;
  readonly hash: string;
  readonly at: Date;
  /** null: no key is configured */
  readonly signature: string | null;
};

const columns = ['seq', 'hash', 'at', 'signature'] as const;

export async function readLastCheckpoint(db: Queryable): Promise<CheckpointRow | null> {
  return (
    (await db('journal_checkpoint')
      .orderBy('seq', 'desc')
      .first<CheckpointRow | undefined>(...columns)) ?? null
  );
}

export async function insertCheckpoint(trx: Transaction, row: CheckpointRow): Promise<void> {
  await trx('journal_checkpoint').insert(row);
}

/** Those that have not become a file yet (the process was killed in between). */
export async function listCheckpointsToWrite(db: Queryable): Promise<CheckpointRow[]> {
  return db('journal_checkpoint')
    .whereNull('put_out_at')
    .orderBy('seq')
    .select(...columns);
}

export async function markCheckpointWritten(db: Queryable, seq: number, at: Date): Promise<void> {
  await db('journal_checkpoint').where({ seq }).update({ put_out_at: at });
}

export async function listCheckpoints(db: Queryable): Promise<CheckpointRow[]> {
  return db('journal_checkpoint')
    .orderBy('seq')
    .select(...columns);
}
