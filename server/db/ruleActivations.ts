import type { Queryable, Transaction } from './database.ts';

export type ActivationRow = {
  readonly id: string;
  /** null: the built-in rules */
  readonly bundleId: string | null;
  readonly from: Date;
  /** true: in force together with those that are; false: ends them */
  readonly beside: boolean;
};

const columns = { id: 'id', bundleId: 'bundle_id', from: 'valid_from', beside: 'beside' } as const;

/** All there ever were, in the order of time; at the same moment those beside come last. */
export async function listActivations(db: Queryable): Promise<ActivationRow[]> {
  return db('rule_activation').select(columns).orderBy(['valid_from', 'beside', 'id']);
}

/** Nobody else changes when which rules count until the transaction ends. */
export async function lockActivations(trx: Transaction): Promise<void> {
  await trx.raw('lock table rule_activation in share row exclusive mode');
}

export async function insertActivation(
  trx: Transaction,
  { id, bundleId, from, beside }: ActivationRow,
  { at, accountId }: { readonly at: Date; readonly accountId: string | null },
): Promise<void> {
  await trx('rule_activation').insert({
    id,
    bundle_id: bundleId,
    valid_from: from,
    beside,
    created_at: at,
    account_id: accountId,
  });
}

export async function deleteActivation(trx: Transaction, id: string): Promise<void> {
  await trx('rule_activation').where({ id }).delete();
}

/** When this day (2027-01-31) begins in Germany. */
export async function berlinMidnight(db: Queryable, day: string): Promise<Date> {
  const result = await db.raw<{ rows: { start: Date }[] }>(
    `select ?::date::timestamp at time zone 'Europe/Berlin' as start`,
    [day],
  );
  const [row] = result.rows;
  if (!row) throw new Error('the database gave no moment');
  return row.start;
}
