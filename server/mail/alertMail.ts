import type { Config } from '../config.ts';
import type { FinishedMail } from '../db/outbox.ts';
import { oneLine } from '../oneLine.ts';
import type { Language } from '../problems.ts';
import { reasons, troubles, type TroubleCode } from '../reasons.ts';
import { composeMail } from './composeMail.ts';
import { fill, mailText } from './mailText.ts';
import { renderLetter, type Part } from './renderLetter.ts';

export type Alert = {
  readonly to: string;
  /** which of the readers, for the Message-ID */
  readonly index: number;
  readonly invoiceId: string;
  readonly code: TroubleCode | 'MALWARE';
  /** what the machine said; no content of documents */
  readonly detail: string;
  readonly date: Date;
};

const LONGEST_DETAIL = 500;

/** Tells an administrator that a case rests (German, then English). */
export function alertMail(config: Config, alert: Alert): Promise<FinishedMail> {
  return composeMail(config, {
    kind: 'alert',
    invoiceId: alert.invoiceId,
    to: alert.to,
    id: `${alert.invoiceId}.alert.${alert.date.getTime().toString(36)}.${alert.index}`,
    subject: fill(mailText('de').alert.subject, { code: alert.code }),
    ...renderLetter([part(config, 'de', alert), part(config, 'en', alert)]),
    date: alert.date,
  });
}

function part(config: Config, language: Language, { code, invoiceId, detail }: Alert): Part {
  const text = mailText(language);
  return {
    language,
    blocks: [
      text.greeting,
      `${text.alert.text} ${{ ...troubles, MALWARE: reasons.MALWARE }[code][language]}`,
      { lines: [{ label: text.fields.id, value: invoiceId }] },
      `${text.alert.detail} ${oneLine(detail, LONGEST_DETAIL)}`,
      { link: { label: text.alert.link, url: `${config.publicUrl}/verwaltung/entscheiden` } },
      text.automatic,
    ],
  };
}
