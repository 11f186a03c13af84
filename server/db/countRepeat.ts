import type { JournalCode } from '../journalCodes.ts';
import type { Transaction } from './database.ts';

/** Counts that a delivery has come again; `code`: as the journal calls it. Gives how often by now. */
export async function countRepeat(trx: Transaction, invoiceId: string, code: JournalCode, at: Date): Promise<number> {
  const [row] = await trx('repeat')
    .insert({ invoice_id: invoiceId, code, count: 1, last_at: at })
    .onConflict(['invoice_id', 'code'])
    .merge({ count: trx.raw('repeat.count + 1'), last_at: at })
    .returning<{ count: number }[]>('count');
  if (!row) throw new Error('a repeat was not counted');
  return row.count;
}
