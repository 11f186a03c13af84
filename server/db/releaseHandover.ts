import type { Transaction } from './database.ts';

/** The delivery failed: whoever delivers these bytes next may try. */
export async function releaseHandover(trx: Transaction, invoiceId: string, at: Date): Promise<void> {
  await trx('handover').where({ invoice_id: invoiceId }).whereNull('released_at').update({ released_at: at });
}
