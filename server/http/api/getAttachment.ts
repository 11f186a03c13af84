import { readContent } from '../../db/readContent.ts';
import { Problem } from '../../problems.ts';
import type { HandlerFor } from '../handler.ts';
import { sendFile } from '../sendFile.ts';
import { findVisible } from './getInvoice.ts';

/**
 * A document embedded in an invoice (BT-125), by its place among BG-24. It comes from strangers: always a download, never shown by the
 * browser, with the type that its content has and a name that fits it.
 */
export const getAttachment: HandlerFor<'GET /api/v1/invoices/:id/attachments/:number'> = async (ctx, req, res, who) => {
  const invoice = await findVisible(ctx, req, who);
  const number = /^[1-9]\d{0,3}$/.test(String(req.params['number'])) ? Number(req.params['number']) : 0;
  const file = await ctx.render.attachment(await readContent(ctx.db, invoice.documentSha256), number);
  if (!file) throw new Problem('NOT_FOUND');
  if (file === 'broken') throw new Problem('ATTACHMENT_BROKEN');
  // a page of HTML is none of ours
  sendFile(res, { ...file, media: file.kind === 'html' ? 'application/octet-stream' : file.media });
};
