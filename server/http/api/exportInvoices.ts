import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { walkInvoices, type FoundInvoice } from '../../db/searchInvoices.ts';
import type { Language } from '../../problems.ts';
import { states } from '../../states.ts';
import type { InvoiceExport, InvoiceRow } from '../contract.ts';
import { CSV_START, csvLine } from '../csvLine.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import type { Principal } from '../principal.ts';
import { readInput } from '../readInput.ts';
import { invoiceExportQuery } from '../schemas.ts';
import { scopeOf } from '../scopeOf.ts';
import { sendChunks } from '../sendChunks.ts';
import { toInvoiceRow } from './invoiceAnswer.ts';
import { toSearch } from './toSearch.ts';

type Words = { readonly de: string; readonly en: string };

/** The columns of the CSV: heading, and what of an invoice stands below it. */
const columns: readonly (readonly [Words, (invoice: InvoiceRow, language: Language) => string | null])[] = [
  [{ de: 'Vorgang', en: 'Case' }, ({ id }) => id],
  [{ de: 'Rechnungsnummer', en: 'Invoice number' }, ({ number }) => number],
  [{ de: 'Rechnungsdatum', en: 'Invoice date' }, ({ issueDate }) => issueDate],
  [{ de: 'Rechnungssteller', en: 'Seller' }, ({ seller }) => seller],
  [{ de: 'Rechnungsempfänger', en: 'Buyer' }, ({ buyer }) => buyer],
  [{ de: 'Behörde', en: 'Authority' }, ({ authority }) => authority?.name ?? null],
  [{ de: 'Leitweg-ID', en: 'Leitweg-ID' }, ({ leitwegId }) => leitwegId],
  [{ de: 'Zahlbetrag', en: 'Amount due' }, ({ amountDue }, language) => wordAmount(amountDue, language)],
  [{ de: 'Währung', en: 'Currency' }, ({ currency }) => currency],
  [{ de: 'Eingegangen (UTC)', en: 'Received (UTC)' }, ({ receivedAt }) => receivedAt],
  [{ de: 'Eingangsweg', en: 'Channel' }, ({ channel }) => channel],
  [{ de: 'Zustand', en: 'State' }, ({ state }, language) => states[state][language]],
  [{ de: 'Fehler', en: 'Errors' }, ({ findings }) => findings && String(findings.error)],
  [{ de: 'Warnungen', en: 'Warnings' }, ({ findings }) => findings && String(findings.warning)],
  [{ de: 'Datei', en: 'File' }, ({ fileName }) => fileName],
];

export const getInvoicesCsv: HandlerFor<'GET /api/v1/invoices.csv'> = async (ctx, req, res, who) => {
  const language = readInput(invoiceExportQuery, req.query).language || languageOf(req);
  const slices = find(ctx, req, who);
  res.attachment(language === 'de' ? 'rechnungen.csv' : 'invoices.csv').type('text/csv; charset=utf-8');
  await sendChunks(res, writeCsv(slices, language));
};

export const getInvoicesJson: HandlerFor<'GET /api/v1/invoices.json'> = async (ctx, req, res, who) => {
  const slices = find(ctx, req, who);
  res.attachment('invoices.json').type('application/json');
  await sendChunks(res, writeJson(slices));
};

function find(ctx: Context, req: Request, who: Principal): AsyncIterable<FoundInvoice[]> {
  return walkInvoices(ctx.db, scopeOf(who), toSearch(readInput(invoiceExportQuery, req.query)));
}

async function* writeCsv(slices: AsyncIterable<FoundInvoice[]>, language: Language): AsyncGenerator<string> {
  let head = CSV_START + csvLine(columns.map(([title]) => title[language]));
  for await (const slice of slices) {
    const lines = slice.map((found) => {
      const row = toInvoiceRow(found);
      return csvLine(columns.map(([, cell]) => cell(row, language) ?? ''));
    });
    yield head + lines.join('');
    head = '';
  }
}

async function* writeJson(slices: AsyncIterable<FoundInvoice[]>): AsyncGenerator<string> {
  let open = '[';
  for await (const slice of slices) {
    for (const row of slice.map(toInvoiceRow) satisfies InvoiceExport) {
      yield open + JSON.stringify(row);
      open = ',\n';
    }
  }
  yield open === '[' ? '[]' : ']';
}

/** As a spreadsheet in that language reads a number. */
function wordAmount(amount: string | null, language: Language): string | null {
  return language === 'de' ? (amount?.replace('.', ',') ?? null) : amount;
}
