import type { Report } from '../../validation/report.ts';
import type { Config } from '../config.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import type { FinishedMail } from '../db/outbox.ts';
import type { Language } from '../problems.ts';
import { reasons } from '../reasons.ts';
import { attachmentName } from './attachmentName.ts';
import { composeMail } from './composeMail.ts';
import { findingBlocks } from './findingBlocks.ts';
import { fill, mailText, type AnswerName, type MailText } from './mailText.ts';
import { renderLetter, type Block } from './renderLetter.ts';
import { summarise } from './summarise.ts';

export type Answer = {
  readonly name: AnswerName;
  readonly to: string;
  readonly language: Language;
  readonly invoice: InvoiceRow;
  /** rejected: what was found */
  readonly report?: Report | null;
  /** the same as PDF, in the reader's language */
  readonly reportCopy?: Uint8Array | null;
  /** refused, withdrawn: the person's own words */
  readonly words?: string | null;
  readonly authority?: string | null;
  /** tells two answers of the same name about the same invoice apart */
  readonly date: Date;
};

/** The message that tells a supplier how their invoice stands. */
export function answerMail(config: Config, answer: Answer): Promise<FinishedMail> {
  const { invoice, language, name } = answer;
  const text = mailText(language);
  const { subject, text: says } = text.answers[name];
  const reason = invoice.reason ? reasons[invoice.reason][language] : null;
  const because = [reason, answer.words].filter(Boolean).join(' ');
  const blocks: Block[] = [
    text.greeting,
    says,
    ...(because ? [`${text.reasonLabel} ${because}`] : []),
    ...(name === 'rejected' ? findingBlocks(answer.report, language, Boolean(answer.reportCopy)) : []),
    { lines: summarise(invoice, language, answer.authority ? { authority: answer.authority } : {}) },
    { link: { label: text.toInvoice, url: `${config.publicUrl}/rechnungen/${invoice.id}` } },
    ...contactBlock(config, text),
    text.closing,
    text.automatic,
  ];
  return composeMail(config, {
    kind: 'answer',
    invoiceId: invoice.id,
    to: answer.to,
    id: `${invoice.id}.${name}.${answer.date.getTime().toString(36)}`,
    subject: fill(subject, { number: invoice.number ?? invoice.fileName ?? '' }),
    ...renderLetter([{ language, blocks }]),
    ...(answer.reportCopy && {
      attachments: [{ name: attachmentName(invoice, 'report'), type: 'application/pdf', bytes: answer.reportCopy }],
    }),
    date: answer.date,
  });
}

/** Whom to ask, where the operator has said so; the mail itself cannot be answered. */
function contactBlock({ operator: { name, email } }: Config, text: MailText): Block[] {
  return email === '' ? [] : [fill(text.contact, { operator: name || email, email })];
}
