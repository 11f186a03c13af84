import { readContent } from '../../db/readContent.ts';
import type { HandlerFor } from '../handler.ts';
import { findVisible } from './getInvoice.ts';

/** The bytes as received. Never shown by the browser as a page of ours: a download, of a type that nothing executes. */
export const getOriginal: HandlerFor<'GET /api/v1/invoices/:id/original'> = async (ctx, req, res, who) => {
  const invoice = await findVisible(ctx, req, who);
  const bytes = await readContent(ctx.db, invoice.sha256);
  res.attachment(`rechnung-${invoice.id}.xml`);
  // Not by res.type(): that adds a charset, and the document itself says which one it has.
  res.setHeader('Content-Type', 'application/xml');
  res.setHeader('Content-Length', bytes.length);
  res.setHeader('Repr-Digest', `sha-256=:${Buffer.from(invoice.sha256, 'hex').toString('base64')}:`); // RFC 9530
  res.end(bytes);
};
