import type { State } from '../states.ts';
import type { Queryable } from './database.ts';
import { invoiceColumns, type InvoiceRow } from './invoiceRow.ts';

export type InvoiceFilter = {
  readonly organisationId?: string;
  readonly authorityId?: string;
  readonly states?: readonly State[];
  /** only those that rest because of a technical trouble */
  readonly troubled?: boolean;
};

/** Where the next page starts: the last row of this one. */
export type Cursor = { readonly receivedAt: Date; readonly id: string };

/** Newest first. Pages by the last row seen, so that a page stays right while new invoices come in. */
export async function listInvoices(
  db: Queryable,
  filter: InvoiceFilter,
  page: { readonly limit: number; readonly after?: Cursor },
): Promise<InvoiceRow[]> {
  const query = db('invoice')
    .select(invoiceColumns)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (filter.organisationId) void query.where({ organisation_id: filter.organisationId });
  if (filter.authorityId) void query.where({ authority_id: filter.authorityId });
  if (filter.states) void query.whereIn('state', [...filter.states]);
  if (filter.troubled) void query.whereNotNull('trouble');
  if (page.after) void query.whereRaw('(received_at, id) < (?, ?)', [page.after.receivedAt, page.after.id]);
  return query;
}
