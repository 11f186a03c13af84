import type { Report } from '../../validation/report.ts';
import type { Config } from '../config.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import type { MailPart } from '../db/mails.ts';
import type { FinishedMail } from '../db/outbox.ts';
import { mailNotes } from '../mailNotes.ts';
import { describeProblem, type Language, type ProblemCode } from '../problems.ts';
import { reasons, troubles } from '../reasons.ts';
import { states } from '../states.ts';
import { attachmentName } from './attachmentName.ts';
import { composeMail } from './composeMail.ts';
import { findingBlocks } from './findingBlocks.ts';
import { fill, mailText, type AnswerName } from './mailText.ts';
import { renderLetter, type Block, type Part } from './renderLetter.ts';
import { summarise } from './summarise.ts';

/** An invoice that lay in the mail, as it stands now. */
export type AnsweredInvoice = {
  readonly invoice: InvoiceRow;
  readonly authority: string | null;
  readonly report: Report | null;
  /** rejected: the report as PDF */
  readonly reportCopy: Uint8Array | null;
  /** a link that shows it without signing in */
  readonly url: string;
};

export type MailAnswer = {
  readonly mailId: string;
  readonly to: string;
  /** in these languages, one after the other */
  readonly languages: readonly Language[];
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly receivedAt: Date;
  readonly invoices: readonly AnsweredInvoice[];
  /** what was no invoice */
  readonly notes: readonly MailPart[];
  /** results of the signatures on the mail */
  readonly signatures: readonly ('valid' | 'invalid' | 'unreadable')[];
  readonly linkDays: number;
  readonly date: Date;
};

const moment = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;

/** The one answer to a mail: how each invoice in it stands, and what else lay in it (RFC 3834). */
export function mailAnswer(config: Config, answer: MailAnswer): Promise<FinishedMail> {
  const [language = 'de'] = answer.languages;
  return composeMail(config, {
    kind: 'answer',
    invoiceId: answer.invoices.length === 1 ? (answer.invoices[0]?.invoice.id ?? null) : null,
    to: answer.to,
    id: `mail.${answer.mailId}`,
    inReplyTo: answer.messageId,
    subject: subjectFor(answer, language),
    ...renderLetter(answer.languages.map((each) => part(answer, each))),
    attachments: answer.invoices.flatMap(({ invoice, reportCopy }) =>
      reportCopy ? [{ name: attachmentName(invoice, 'report'), type: 'application/pdf', bytes: reportCopy }] : [],
    ),
    date: answer.date,
  });
}

function subjectFor({ invoices }: MailAnswer, language: Language): string {
  const text = mailText(language).mailAnswer;
  const [first, ...more] = invoices;
  if (!first) return text.subjectNone;
  if (more.length > 0) return fill(text.subject, { count: invoices.length });
  const { number, state } = first.invoice;
  return fill(text.subjectOne, { number: number ?? '', state: states[state][language] }).replace(
    / {2,}| (?=:)/g,
    (gap) => (gap.length > 1 ? ' ' : ''),
  );
}

function part(answer: MailAnswer, language: Language): Part {
  const text = mailText(language);
  const { invoices, notes, signatures } = answer;
  const at = new Intl.DateTimeFormat(language, moment).format(answer.receivedAt);
  return {
    language,
    blocks: [
      text.greeting,
      fill(text.mailAnswer.intro, { subject: answer.subject ?? '', at }),
      ...(invoices.length === 0 ? [text.mailAnswer.nothing] : []),
      ...invoices.flatMap((each, index) => aboutInvoice(answer, each, index, language)),
      ...(notes.length > 0 ? [{ list: notes.map((note) => aboutNote(note, language)) }] : []),
      ...[...new Set(signatures)].map((result) => text.mailAnswer.signature[result]),
      text.closing,
      text.automatic,
    ],
  };
}

function aboutInvoice(answer: MailAnswer, each: AnsweredInvoice, index: number, language: Language): Block[] {
  const text = mailText(language);
  const { invoice, authority, report, reportCopy, url } = each;
  const state = states[invoice.state][language];
  const because = invoice.reason ? reasons[invoice.reason][language] : null;
  return [
    fill(text.mailAnswer.invoice, { index: index + 1, count: answer.invoices.length, state }),
    invoice.trouble ? troubles[invoice.trouble][language] : says(invoice, language),
    ...(because ? [`${text.reasonLabel} ${because}`] : []),
    ...(invoice.state === 'rejected' ? findingBlocks(report, language, reportCopy !== null) : []),
    { lines: summarise(invoice, language, authority ? { authority } : {}) },
    fill(text.mailAnswer.view, { days: answer.linkDays, url }),
  ];
}

/** The sentence of the answer of that name; states on the way have none. */
function says({ state, reason }: InvoiceRow, language: Language): string {
  const text = mailText(language);
  const name = state === 'exported' && reason === 'ALREADY_DELIVERED' ? 'alreadyDelivered' : state;
  return name in text.answers ? text.answers[name as AnswerName].text : text.mailAnswer.pending;
}

function aboutNote({ fileName, note, facts }: MailPart, language: Language): string {
  const text = mailText(language).mailAnswer;
  const says = isMailNote(note)
    ? mailNotes[note][language]
    : describeProblem({ code: note as ProblemCode, facts: facts ?? {} }, language);
  return fill(text.note, { file: fileName ?? text.message, title: says.title, way: says.way });
}

function isMailNote(note: string | null): note is keyof typeof mailNotes {
  return note !== null && note in mailNotes;
}
