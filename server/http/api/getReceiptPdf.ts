import { readReport } from '../../db/readReport.ts';
import { aboutReceipt } from './aboutReceipt.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import { readInput } from '../readInput.ts';
import { copyQuery } from '../schemas.ts';
import { sendFile } from '../sendFile.ts';
import { findVisible } from './getInvoice.ts';

/** That it came, and when: for the files of whoever sent it. There from the moment of the receipt on; the verdict stands in it after the check. */
export const getReceiptPdf: HandlerFor<'GET /api/v1/invoices/:id/receipt.pdf'> = async (ctx, req, res, who) => {
  const invoice = await findVisible(ctx, req, who);
  const report = invoice.reportId ? await readReport(ctx.db, invoice.reportId) : null;
  const bytes = await ctx.render.receiptPdf(
    aboutReceipt(invoice, report),
    readInput(copyQuery, req.query).language || languageOf(req),
  );
  sendFile(res, { bytes, name: `rechnung-${invoice.id}-eingangsbestaetigung.pdf`, media: 'application/pdf' });
};
