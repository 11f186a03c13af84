import type { Report } from '../../validation/report.ts';
import type { Config } from '../config.ts';
import type { AuthorityRow } from '../db/findAuthority.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import type { FinishedMail } from '../db/outbox.ts';
import type { Language } from '../problems.ts';
import { attachmentName } from './attachmentName.ts';
import { composeMail } from './composeMail.ts';
import { fill, mailText } from './mailText.ts';
import { renderLetter, type Part } from './renderLetter.ts';
import { summarise } from './summarise.ts';

/** More notes than these nobody reads in a mail. */
const MOST_NOTES = 10;

export type Handover = {
  readonly invoice: InvoiceRow;
  readonly authority: AuthorityRow;
  readonly report: Report | null;
  /** the XML as received; goes out unchanged */
  readonly xml: Uint8Array;
  /** the PDF that the XML lay in, as received */
  readonly original: Uint8Array | null;
  /** for people: the invoice and the report as PDF; null where they could not be made */
  readonly copy: Uint8Array | null;
  readonly reportCopy: Uint8Array | null;
  /** Message-IDs of earlier messages with this invoice: this one is then a Zweitschrift */
  readonly earlier: readonly string[];
  /** a link by which the authority confirms or refuses without an account */
  readonly receiptUrl: string;
  /** it came by mail from nobody's registered address */
  readonly stranger: boolean;
  readonly date: Date;
};

/** The message that hands an invoice to the authority: readable summary (German, then English) and the document itself. */
export function invoiceMail(config: Config, handover: Handover): Promise<FinishedMail> {
  const { invoice, authority, earlier } = handover;
  const text = mailText('de').invoice;
  const subject = fill(text.subject, {
    number: invoice.number ?? text.unknown,
    seller: invoice.seller ?? text.unknown,
  });
  return composeMail(config, {
    kind: 'invoice',
    invoiceId: invoice.id,
    to: authority.deliverTo,
    id: `${invoice.id}.${earlier.length + 1}`,
    references: earlier,
    subject: (earlier.length > 0 ? text.copy : '') + subject,
    ...renderLetter([part('de', handover), part('en', handover)]),
    attachments: enclosed(handover).map(({ name, type, bytes }) => ({ name, type, bytes })),
    date: handover.date,
  });
}

/** The invoice itself first; mail programs show the first attachment first. */
function enclosed({ invoice, xml, original, copy, reportCopy }: Handover) {
  const pdf = { original, copy, report: reportCopy } as const;
  const kinds = ['original', 'copy', 'report'] as const;
  return [
    { kind: 'invoice' as const, name: attachmentName(invoice), type: 'application/xml', bytes: xml },
    ...kinds.flatMap((kind) => {
      const bytes = pdf[kind];
      return bytes ? [{ kind, name: attachmentName(invoice, kind), type: 'application/pdf', bytes }] : [];
    }),
  ];
}

function part(language: Language, handover: Handover): Part {
  const { invoice, report, earlier } = handover;
  const text = mailText(language);
  const notes = (report?.findings ?? []).slice(0, MOST_NOTES).map((note) => `${note.rule}: ${note.text[language]}`);
  return {
    language,
    blocks: [
      text.greeting,
      earlier.length > 0 ? text.invoice.copyIntro : text.invoice.intro,
      { lines: summarise(invoice, language, report ? { report } : {}) },
      text.invoice.enclosed,
      { list: enclosed(handover).map(({ kind, name }) => `${name}: ${text.invoice.files[kind]}`) },
      ...(handover.copy ? [] : [text.invoice.noCopy]),
      `${text.invoice.receipt} ${handover.receiptUrl}`,
      [text.invoice.formal, ...(handover.stranger ? [text.invoice.stranger] : [])].join(' '),
      ...(notes.length > 0 ? [text.invoice.warnings, { list: notes }] : []),
      text.closing,
      text.automatic,
    ],
  };
}
