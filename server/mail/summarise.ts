import type { Report } from '../../validation/report.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import { oneLine } from '../oneLine.ts';
import type { Language } from '../problems.ts';
import { fill, mailText } from './mailText.ts';

export type Line = { readonly label: string; readonly value: string };

/** Values of documents can be of any length; a summary is not the place for all of it. */
const LONGEST_VALUE = 200;

/** Berlin time: what a deadline of a German authority is counted in. */
const moment = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;

/** The invoice in a handful of lines, for text and HTML alike. A value that is missing leaves its line out. */
export function summarise(
  invoice: InvoiceRow,
  language: Language,
  more: { report?: Report; authority?: string },
): Line[] {
  const text = mailText(language);
  const bundle = more.report && `${more.report.bundle.name} ${more.report.bundle.version}`;
  const values: Partial<Record<keyof typeof text.fields, string | null | undefined>> = {
    number: invoice.number,
    issueDate: day(invoice.issueDate, language),
    seller: invoice.seller,
    buyer: invoice.buyer,
    authority: more.authority,
    amountDue: invoice.amountDue && `${invoice.amountDue} ${invoice.currency ?? ''}`.trim(),
    leitwegId: invoice.leitwegId ?? invoice.buyerReference,
    receivedAt: new Intl.DateTimeFormat(language, moment).format(invoice.receivedAt),
    check: bundle && fill(text.invoice.checked, { bundle }),
    fileName: invoice.fileName,
    sha256: invoice.sha256,
    id: invoice.id,
  };
  return Object.entries(values).flatMap(([field, value]) =>
    value ? [{ label: text.fields[field as keyof typeof text.fields], value: oneLine(value, LONGEST_VALUE) }] : [],
  );
}

/** 2026-11-24 -> 24.11.2026; what is no such date is shown as it stands. */
function day(date: string | null, language: Language): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  return parts && language === 'de' ? `${parts[3]}.${parts[2]}.${parts[1]}` : date;
}
