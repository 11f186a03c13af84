import { searchInvoices } from '../../db/searchInvoices.ts';
import type { InvoiceList } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readSlice, writeSlice } from '../readSlice.ts';
import { invoiceQuery } from '../schemas.ts';
import { scopeOf } from '../scopeOf.ts';
import { toInvoiceRow } from './invoiceAnswer.ts';

export const getInvoices: HandlerFor<'GET /api/v1/invoices'> = async (ctx, req, res, who) => {
  const { id, q, state, waiting, channel, authority, from, to, ...slice } = readInput(invoiceQuery, req.query);
  const wanted = {
    ids: id,
    text: q,
    states: state,
    waiting: waiting === '1',
    channels: channel,
    authorityId: authority || null,
    from: from || null,
    to: to || null,
  };
  const found = await searchInvoices(ctx.db, scopeOf(who), wanted, readSlice(slice));
  res.json(writeSlice(found, toInvoiceRow) satisfies InvoiceList);
};
