import { readContent } from '../../db/readContent.ts';
import type { HandlerFor } from '../handler.ts';
import { sendFile } from '../sendFile.ts';
import { findVisible } from './getInvoice.ts';

/** The XML that was checked: what was received, or what lay in it (ZUGFeRD). */
export const getDocument: HandlerFor<'GET /api/v1/invoices/:id/document'> = async (ctx, req, res, who) => {
  const { id, documentSha256 } = await findVisible(ctx, req, who);
  const bytes = await readContent(ctx.db, documentSha256);
  sendFile(res, { bytes, name: `rechnung-${id}.xml`, media: 'application/xml', sha256: documentSha256 });
};
