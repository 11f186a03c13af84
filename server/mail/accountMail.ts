import type { Config } from '../config.ts';
import { newId } from '../db/newId.ts';
import type { FinishedMail } from '../db/outbox.ts';
import type { Language } from '../problems.ts';
import { composeMail } from './composeMail.ts';
import { fill, mailText } from './mailText.ts';
import { renderLetter, type Part } from './renderLetter.ts';

export type AccountLetter = {
  readonly kind: 'invitation' | 'password';
  readonly to: string;
  /** in which the person is addressed first; the other language follows */
  readonly language: Language;
  readonly organisation: string;
  readonly link: string;
  readonly until: Date;
  readonly date: Date;
};

/** A link by which somebody makes an account or sets a password. */
export function accountMail(config: Config, letter: AccountLetter): Promise<FinishedMail> {
  const { kind, to, language, organisation, date } = letter;
  const other = language === 'de' ? 'en' : 'de';
  return composeMail(config, {
    kind,
    invoiceId: null,
    to,
    id: `${newId()}.${kind}`,
    subject: fill(mailText(language).account[kind].subject, { organisation }),
    ...renderLetter([part(language, letter), part(other, letter)]),
    date,
  });
}

function part(language: Language, { kind, organisation, link, until }: AccountLetter): Part {
  const text = mailText(language);
  const moment = until.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  });
  return {
    language,
    blocks: [
      text.greeting,
      fill(text.account[kind].text, { organisation }),
      `${text.account[kind].link}\n${link}`,
      fill(text.account.valid, { until: moment }),
      text.account.unwanted,
      text.automatic,
    ],
  };
}
