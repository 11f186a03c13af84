import type { Context } from '../context.ts';
import { listAlertReaders } from '../db/listAlertReaders.ts';
import { newId } from '../db/newId.ts';
import { insertOutbox } from '../db/outbox.ts';
import { composeMail } from '../mail/composeMail.ts';
import { mailText } from '../mail/mailText.ts';
import { renderLetter } from '../mail/renderLetter.ts';

export type Feedback = { readonly page: string; readonly message: string; readonly email: string | null };

/** Hands a barrier report to the operator (§ 12b BGG), else to whoever is alerted. It resolves once the letters are in the outbox. */
export async function forwardFeedback(ctx: Context, { page, message, email }: Feedback): Promise<void> {
  const at = ctx.clock.now();
  const { feedback: text, automatic } = mailText('de');
  const { operator } = ctx.config;
  const readers = operator.email ? [operator.email] : await listAlertReaders(ctx.config, ctx.db);
  const lines = [
    { label: text.page, value: page || text.none },
    { label: text.email, value: email ?? text.none },
  ];
  const letter = renderLetter([{ language: 'de', blocks: [text.intro, { lines }, message, automatic] }]);
  const mails = readers.map((to) =>
    composeMail(ctx.config, {
      kind: 'feedback',
      invoiceId: null,
      to,
      id: `${newId()}.feedback`,
      subject: text.subject,
      ...letter,
      date: at,
    }),
  );
  const finished = await Promise.all(mails);
  await ctx.db.transaction(async (trx) => {
    for (const mail of finished) await insertOutbox(trx, mail, at);
  });
}
