import type { Report } from '../../validation/report.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { findAuthority } from '../db/findAuthority.ts';
import { findContact } from '../db/findContact.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import { isAnswerOwed } from '../db/mails.ts';
import type { FinishedMail } from '../db/outbox.ts';
import { answerMail } from '../mail/answerMail.ts';
import type { AnswerName } from '../mail/mailText.ts';

export type AnswerTo = {
  readonly name: AnswerName;
  /** as it will stand when the answer is read */
  readonly invoice: InvoiceRow;
  readonly report?: Report | null;
  readonly reportCopy?: Uint8Array | null;
  readonly words?: string | null;
};

/**
 * The answer to the supplier, finished; null where they left no address, and where the mail that brought the invoice will be answered
 * as a whole (answerMails.ts): that answer says it.
 */
export async function prepareAnswer(ctx: Context, db: Queryable, answer: AnswerTo): Promise<FinishedMail | null> {
  const { invoice } = answer;
  if (invoice.channel === 'mail' && (await isAnswerOwed(db, invoice.id))) return null;
  const contact = await findContact(db, invoice.organisationId);
  const to = invoice.sender?.email ?? contact.email;
  if (!to) return null;
  const authority = invoice.authorityId ? await findAuthority(db, invoice.authorityId) : null;
  return answerMail(ctx.config, {
    ...answer,
    to,
    language: contact.language,
    authority: authority?.name ?? null,
    date: ctx.clock.now(),
  });
}
