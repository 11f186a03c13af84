import type { Config } from '../config.ts';
import type { OpenMail } from '../db/openMails.ts';
import type { FinishedMail } from '../db/outbox.ts';
import { oneLine } from '../oneLine.ts';
import type { Language } from '../problems.ts';
import { composeMail } from './composeMail.ts';
import { fill, mailText } from './mailText.ts';
import { renderLetter, type Part } from './renderLetter.ts';

export type OpenMailsLetter = {
  readonly to: string;
  /** which of the readers, for the Message-ID */
  readonly index: number;
  readonly mails: readonly OpenMail[];
  readonly date: Date;
};

const moment = { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;
const LONGEST_SUBJECT = 100;

/** Tells an administrator which mails wait for a person (German, then English). */
export function openMailsLetter(config: Config, letter: OpenMailsLetter): Promise<FinishedMail> {
  return composeMail(config, {
    kind: 'alert',
    invoiceId: null,
    to: letter.to,
    id: `mails.${letter.mails[0]?.id ?? 'none'}.${letter.date.getTime().toString(36)}.${letter.index}`,
    subject: fill(mailText('de').openMails.subject, { count: letter.mails.length }),
    ...renderLetter([part('de', letter), part('en', letter)]),
    date: letter.date,
  });
}

function part(language: Language, { mails }: OpenMailsLetter): Part {
  const text = mailText(language);
  const { none, reasons, line } = text.openMails;
  const list = mails.map(({ receivedAt, headerFrom, subject, reason }) =>
    fill(line, {
      at: new Intl.DateTimeFormat(language, moment).format(receivedAt),
      from: headerFrom ?? none,
      subject: oneLine(subject ?? none, LONGEST_SUBJECT),
      reason: reasons[reason as keyof typeof reasons],
    }),
  );
  return { language, blocks: [text.greeting, text.openMails.text, { list }, text.automatic] };
}
