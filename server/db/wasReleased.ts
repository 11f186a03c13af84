import type { Queryable } from './database.ts';

/** Whether an administrator has let the invoice out of quarantine. */
export async function wasReleased(db: Queryable, invoiceId: string): Promise<boolean> {
  return (await db('journal').where({ invoice_id: invoiceId, code: 'released' }).first('id')) !== undefined;
}
