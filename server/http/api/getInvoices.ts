import { searchInvoices } from '../../db/searchInvoices.ts';
import type { InvoiceList } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readSlice, writeSlice } from '../readSlice.ts';
import { invoiceQuery } from '../schemas.ts';
import { scopeOf } from '../scopeOf.ts';
import { toInvoiceRow } from './invoiceAnswer.ts';
import { toSearch } from './toSearch.ts';

export const getInvoices: HandlerFor<'GET /api/v1/invoices'> = async (ctx, req, res, who) => {
  const query = readInput(invoiceQuery, req.query);
  const found = await searchInvoices(ctx.db, scopeOf(who), toSearch(query), readSlice(query));
  res.json(writeSlice(found, toInvoiceRow) satisfies InvoiceList);
};
