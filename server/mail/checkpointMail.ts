import type { Config } from '../config.ts';
import type { FinishedMail } from '../db/outbox.ts';
import { composeMail } from './composeMail.ts';
import { fill, mailText } from './mailText.ts';
import { renderLetter, type Part } from './renderLetter.ts';

export type CheckpointLetter = {
  readonly to: string;
  /** which of the readers, for the Message-ID */
  readonly index: number;
  readonly seq: number;
  readonly at: Date;
  readonly document: unknown;
};

/** Carries a checkpoint of the journal out of the platform (German, then English). */
export function checkpointMail(
  config: Config,
  { to, index, seq, at, document }: CheckpointLetter,
): Promise<FinishedMail> {
  const parts = (['de', 'en'] as const).map((language): Part => {
    const text = mailText(language);
    return { language, blocks: [text.greeting, text.checkpoint.text, text.closing, text.automatic] };
  });
  return composeMail(config, {
    kind: 'checkpoint',
    invoiceId: null,
    to,
    id: `checkpoint.${seq}.${at.getTime().toString(36)}.${index}`,
    subject: fill(mailText('de').checkpoint.subject, { seq }),
    ...renderLetter(parts),
    attachments: [
      {
        name: `journal-${seq}.json`,
        type: 'application/json',
        bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`),
      },
    ],
    date: at,
  });
}
