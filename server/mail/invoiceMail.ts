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
  /** as received; goes out unchanged */
  readonly bytes: Uint8Array;
  /** Message-IDs of earlier messages with this invoice: this one is then a Zweitschrift */
  readonly earlier: readonly string[];
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
    attachments: [{ name: attachmentName(invoice), type: 'application/xml', bytes: handover.bytes }],
    date: handover.date,
  });
}

function part(language: Language, { invoice, report, earlier }: Handover): Part {
  const text = mailText(language);
  const notes = (report?.findings ?? []).slice(0, MOST_NOTES).map((note) => `${note.rule}: ${note.text[language]}`);
  return {
    language,
    blocks: [
      text.greeting,
      earlier.length > 0 ? text.invoice.copyIntro : text.invoice.intro,
      { lines: summarise(invoice, language, report ? { report } : {}) },
      ...(notes.length > 0 ? [text.invoice.warnings, { list: notes }] : []),
      text.closing,
      text.automatic,
    ],
  };
}
