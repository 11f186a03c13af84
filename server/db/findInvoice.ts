import type { Queryable } from './database.ts';
import { invoiceColumns, type InvoiceRow } from './invoiceRow.ts';

/** The invoice, or null. Whether the asker may see it is for the caller to decide. */
export async function findInvoice(db: Queryable, id: string): Promise<InvoiceRow | null> {
  return (await db('invoice').where({ id }).first<InvoiceRow | undefined>(invoiceColumns)) ?? null;
}
