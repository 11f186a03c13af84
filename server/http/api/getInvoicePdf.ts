import { readContent } from '../../db/readContent.ts';
import { aboutInvoice } from '../../render/aboutInvoice.ts';
import { Problem } from '../../problems.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import { readInput } from '../readInput.ts';
import { copyQuery } from '../schemas.ts';
import { sendFile } from '../sendFile.ts';
import { findVisible } from './getInvoice.ts';

/** A readable copy of the invoice, in the reader's language. */
export const getInvoicePdf: HandlerFor<'GET /api/v1/invoices/:id/pdf'> = async (ctx, req, res, who) => {
  const invoice = await findVisible(ctx, req, who);
  const xml = await readContent(ctx.db, invoice.documentSha256);
  const bytes = await ctx.render.invoicePdf(
    xml,
    aboutInvoice(invoice),
    readInput(copyQuery, req.query).language || languageOf(req),
  );
  if (!bytes) throw new Problem('VIEW_IMPOSSIBLE');
  sendFile(res, { bytes, name: `rechnung-${invoice.id}-ansicht.pdf`, media: 'application/pdf' });
};
