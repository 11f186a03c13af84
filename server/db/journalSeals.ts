import type { Database, Queryable, Transaction } from './database.ts';

/** What of a journal row is sealed. */
export type SealableRow = {
  readonly id: string;
  readonly invoiceId: string | null;
  readonly at: Date;
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly actor: string;
  readonly accountId: string | null;
  readonly facts: unknown;
  readonly digest: string | null;
};

export type Seal = { readonly seq: number; readonly hash: string };
export type SealedRow = SealableRow & Seal & { readonly salt: string | null; readonly personal: unknown };

const sealable = {
  id: 'journal.id',
  invoiceId: 'journal.invoice_id',
  at: 'journal.at',
  code: 'journal.code',
  from: 'journal.from_state',
  to: 'journal.to_state',
  actor: 'journal.actor',
  accountId: 'journal.account_id',
  facts: 'journal.facts',
  digest: 'journal.digest',
} as const satisfies Record<keyof SealableRow, string>;

/** The end of the chain; where old rows were dropped and none is left, the last checkpoint. Null: nothing sealed yet. */
export async function readLastSeal(db: Queryable): Promise<Seal | null> {
  const row = await db('journal').whereNotNull('seq').orderBy('seq', 'desc').first<Seal | undefined>('seq', 'hash');
  if (row) return row;
  return (await db('journal_checkpoint').orderBy('seq', 'desc').first<Seal | undefined>('seq', 'hash')) ?? null;
}

/** Rows without a number, in the order in which they were written. */
export async function listUnsealed(db: Queryable, limit: number): Promise<SealableRow[]> {
  return db('journal').whereNull('seq').orderBy('position').limit(limit).select(sealable);
}

export async function countUnsealed(db: Queryable): Promise<number> {
  const row = await db('journal').whereNull('seq').count({ count: '*' }).first();
  return Number(row?.['count'] ?? 0);
}

/** Numbers rows. A number that is given already makes the transaction fail: a second sealer was at work. */
export async function writeSeals(trx: Transaction, seals: readonly (Seal & { readonly id: string })[]): Promise<void> {
  await trx.raw(
    `update journal set seq = seal.seq, hash = seal.hash
     from jsonb_to_recordset(?::jsonb) as seal (id uuid, seq bigint, hash text)
     where journal.id = seal.id`,
    [JSON.stringify(seals)],
  );
}

/** The chain after this number, with what is left of the personal data. */
export async function listSealed(db: Database, after: number, limit: number): Promise<SealedRow[]> {
  return db('journal')
    .leftJoin('journal_personal', 'journal_personal.journal_id', 'journal.id')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .select({
      ...sealable,
      seq: 'journal.seq',
      hash: 'journal.hash',
      salt: 'journal_personal.salt',
      personal: 'journal_personal.data',
    });
}
