import type { z } from 'zod';
import type { InvoiceSearch } from '../../db/searchInvoices.ts';
import type { invoiceExportQuery } from '../schemas.ts';

type Filters = Omit<z.output<typeof invoiceExportQuery>, 'language'>;

/** The filters of an address as the database takes them. */
export function toSearch({ id, q, state, waiting, failed, channel, authority, from, to }: Filters): InvoiceSearch {
  return {
    ids: id,
    text: q,
    states: state,
    waiting: waiting === '1',
    failed: failed === '1',
    channels: channel,
    authorityId: authority || null,
    from: from || null,
    to: to || null,
  };
}
