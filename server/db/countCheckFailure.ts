import type { Database } from './database.ts';

/** Remembers that the check broke off at this document; gives how often by now. */
export async function countCheckFailure(db: Database, invoiceId: string): Promise<number> {
  const rows = await db('invoice')
    .where({ id: invoiceId })
    .increment('check_failures')
    .returning<{ count: number }[]>({
      count: 'check_failures',
    } as never);
  return rows[0]?.count ?? 0;
}
