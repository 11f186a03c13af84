import type { Transaction } from './database.ts';

/** From now on the same bytes are a new delivery. */
export async function releaseIntakeKeys(
  trx: Transaction,
  invoiceId: string,
  kinds: readonly string[],
  at: Date,
): Promise<void> {
  await trx('intake_key')
    .where({ invoice_id: invoiceId })
    .whereIn('kind', [...kinds])
    .whereNull('released_at')
    .update({ released_at: at });
}
