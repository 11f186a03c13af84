import { readContent } from '../../db/readContent.ts';
import { readReport } from '../../db/readReport.ts';
import { Problem } from '../../problems.ts';
import { aboutInvoice } from '../../render/aboutInvoice.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import { readInput } from '../readInput.ts';
import { copyQuery } from '../schemas.ts';
import { sendFile } from '../sendFile.ts';
import { findVisible } from './getInvoice.ts';

/** The report of the check on paper; there is none before the check. */
export const getReportPdf: HandlerFor<'GET /api/v1/invoices/:id/report.pdf'> = async (ctx, req, res, who) => {
  const invoice = await findVisible(ctx, req, who);
  const report = invoice.reportId ? await readReport(ctx.db, invoice.reportId) : null;
  if (!report) throw new Problem('NOT_FOUND');
  const xml = await readContent(ctx.db, invoice.documentSha256);
  const bytes = await ctx.render.reportPdf(
    xml,
    report,
    aboutInvoice(invoice),
    readInput(copyQuery, req.query).language || languageOf(req),
  );
  sendFile(res, { bytes, name: `rechnung-${invoice.id}-pruefbericht.pdf`, media: 'application/pdf' });
};
