import type { Request, Response } from 'express';
import type { Report } from '../../../validation/report.ts';
import type { Context } from '../../context.ts';
import { findInvoice } from '../../db/findInvoice.ts';
import type { InvoiceRow } from '../../db/invoiceRow.ts';
import { readContent } from '../../db/readContent.ts';
import { readReport } from '../../db/readReport.ts';
import { escapeHtml } from '../../escapeHtml.ts';
import { Problem, type Language } from '../../problems.ts';
import { reasons } from '../../reasons.ts';
import { aboutInvoice } from '../../render/aboutInvoice.ts';
import { states } from '../../states.ts';
import { sendFile } from '../sendFile.ts';
import { sendPage } from './page.ts';
import { pageText } from './pageText.ts';
import { drawFinding } from './reportPage.ts';

/** What a link in a mail shows of an invoice, without signing in: how it stands, what the check found, and the files. `more`: HTML below. */
export async function sendInvoicePage(
  ctx: Context,
  res: Response,
  invoiceId: string,
  language: Language,
  more = '',
): Promise<void> {
  const invoice = await invoiceOf(ctx, invoiceId);
  const report = await reportOf(ctx, invoice);
  const t = pageText[language].invoice;
  const state = states[invoice.state][language];
  const because = invoice.reason ? `<p>${escapeHtml(reasons[invoice.reason][language])}</p>` : '';
  const body = `<p>${t.state}: <strong>${escapeHtml(state)}</strong></p>
${because}
${more}
${drawLines(invoice, language)}
${drawFiles(invoice, report, language)}
${drawFindings(report, language)}`;
  sendPage(res, language, invoice.number ? `${t.title} ${invoice.number}` : t.title, body);
}

/** ?file=invoice|pdf|report of such a link. False: none is asked for. Throws NOT_FOUND, VIEW_IMPOSSIBLE, RENDER_FAILED. */
export async function sendLinkedFile(
  ctx: Context,
  req: Request,
  res: Response,
  invoiceId: string,
  language: Language,
): Promise<boolean> {
  const wanted = req.query['file'];
  if (wanted === undefined) return false;
  const invoice = await invoiceOf(ctx, invoiceId);
  const xml = await readContent(ctx.db, invoice.documentSha256);
  const name = `rechnung-${invoice.id}`;
  if (wanted === 'invoice') {
    sendFile(res, { bytes: xml, name: `${name}.xml`, media: 'application/xml', sha256: invoice.documentSha256 });
  } else if (wanted === 'pdf') {
    const bytes = await ctx.render.invoicePdf(xml, aboutInvoice(invoice), language);
    if (!bytes) throw new Problem('VIEW_IMPOSSIBLE');
    sendFile(res, { bytes, name: `${name}-ansicht.pdf`, media: 'application/pdf' });
  } else if (wanted === 'report') {
    const report = await reportOf(ctx, invoice);
    if (!report) throw new Problem('NOT_FOUND');
    const bytes = await ctx.render.reportPdf(xml, report, aboutInvoice(invoice), language);
    sendFile(res, { bytes, name: `${name}-pruefbericht.pdf`, media: 'application/pdf' });
  } else throw new Problem('NOT_FOUND');
  return true;
}

async function invoiceOf(ctx: Context, id: string): Promise<InvoiceRow> {
  const invoice = await findInvoice(ctx.db, id);
  if (!invoice) throw new Problem('LINK_UNKNOWN');
  return invoice;
}

async function reportOf(ctx: Context, { reportId }: InvoiceRow): Promise<Report | null> {
  return reportId ? readReport(ctx.db, reportId) : null;
}

const moment = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;

function drawLines(invoice: InvoiceRow, language: Language): string {
  const { fields } = pageText[language].invoice;
  const values: Record<keyof typeof fields, string | null> = {
    issueDate: invoice.issueDate,
    seller: invoice.seller,
    buyer: invoice.buyer,
    amountDue: invoice.amountDue && `${invoice.amountDue} ${invoice.currency ?? ''}`.trim(),
    leitwegId: invoice.leitwegId ?? invoice.buyerReference,
    receivedAt: new Intl.DateTimeFormat(language, moment).format(invoice.receivedAt),
    id: invoice.id,
  };
  const rows = Object.entries(values).flatMap(([field, value]) =>
    value ? [`<dt>${fields[field as keyof typeof fields]}</dt><dd>${escapeHtml(value)}</dd>`] : [],
  );
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

function drawFiles(invoice: InvoiceRow, report: Report | null, language: Language): string {
  const { files } = pageText[language].invoice;
  const links = [
    ['invoice', files.invoice],
    ['pdf', files.pdf],
    ...(report ? [['report', files.report] as const] : []),
  ] as const;
  const items = links.map(([file, words]) => `<li><a href="?file=${file}">${words}</a></li>`);
  return `<h2>${files.title}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function drawFindings(report: Report | null, language: Language): string {
  const t = pageText[language].report;
  if (!report) return '';
  const items = report.findings.map((finding) => drawFinding(finding, language));
  return `<h2>${t.findings}</h2>\n${items.length > 0 ? `<ol>\n${items.join('\n')}\n</ol>` : `<p>${t.none}</p>`}`;
}
