import type { InvoiceRow } from '../db/invoiceRow.ts';

const LONGEST = 100;

/** What goes with an invoice: itself, what it came in, and two copies for people. */
const ENDINGS = {
  invoice: '.xml',
  original: '_original.pdf',
  copy: '_ansicht.pdf',
  report: '_pruefbericht.pdf',
} as const;

/**
 * The same name for the same invoice, safe on every file system: <Leitweg-ID>_<number>_<yyyymmdd>_<short id>.xml.
 * The original name may hold anything; it is told in the text.
 */
export function attachmentName(invoice: InvoiceRow, kind: keyof typeof ENDINGS = 'invoice'): string {
  const day =
    /^(\d{4})-(\d{2})-(\d{2})$/
      .exec(invoice.issueDate ?? '')
      ?.slice(1)
      .join('') ?? '';
  const short = invoice.id.replaceAll('-', '').slice(-8);
  const end = `${day && `_${day}`}_${short}${ENDINGS[kind]}`;
  const start = [invoice.leitwegId, invoice.number].map(ascii).filter(Boolean).join('_') || 'rechnung';
  return start.slice(0, LONGEST - end.length) + end;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' };

function ascii(text: string | null): string {
  return (text ?? '')
    .replace(/[äöüÄÖÜß]/g, (letter) => UMLAUTS[letter] ?? '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
