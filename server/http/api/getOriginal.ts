import { sniffFile } from '../../../validation/sniffFile.ts';
import { readContent } from '../../db/readContent.ts';
import type { HandlerFor } from '../handler.ts';
import { sendFile } from '../sendFile.ts';
import { findVisible } from './getInvoice.ts';

/** The bytes as received. */
export const getOriginal: HandlerFor<'GET /api/v1/invoices/:id/original'> = async (ctx, req, res, who) => {
  const { id, sha256 } = await findVisible(ctx, req, who);
  const bytes = await readContent(ctx.db, sha256);
  const ending = sniffFile(bytes) === 'pdf' ? 'pdf' : 'xml';
  sendFile(res, { bytes, name: `rechnung-${id}.${ending}`, media: `application/${ending}`, sha256 });
};
