import type { Context } from '../context.ts';
import { findInvoice } from '../db/findInvoice.ts';
import { settleMail, type MailRow } from '../db/mails.ts';
import { findOutboxByEnvelope, noteLastWords, type OutboxRow } from '../db/outbox.ts';
import { Problem } from '../problems.ts';
import { oneLine } from '../oneLine.ts';
import { decide } from './decide.ts';
import type { OpenedMail } from './unpack/mailWorker.ts';

const LONGEST_WORDS = 500;

/**
 * Takes a mail that came back to the sender of one of our messages (bounce+TOKEN@BOUNCE_DOMAIN): a report that it did not arrive makes its
 * invoice undeliverable, with the words of the server; a delayed one is waited for; what else machines write is ignored. False: the mail
 * is no such answer.
 */
export async function settleBounce(ctx: Context, mail: MailRow, opened: OpenedMail): Promise<boolean> {
  const address = [mail.mailbox, ...opened.head.to].find((each) => isBounceAddress(ctx, each));
  if (address === undefined) return false;
  const message = await findOutboxByEnvelope(ctx.db, address.toLowerCase());
  const { report } = opened;
  const failed = report?.action === 'failed';
  const words = report && oneLine([report.status, report.words].filter(Boolean).join(' '), LONGEST_WORDS);
  if (failed && message?.kind === 'invoice' && message.invoiceId)
    await bounce(ctx, message, message.invoiceId, words ?? '');
  const ends = failed ? (message ? 'bounced' : 'bounceUnknown') : report?.action === 'delayed' ? 'delayed' : 'notice';
  await settle(ctx, mail, opened, ends, message, words);
  return true;
}

/** Throws where our own bookkeeping is not there yet: the message left us a moment ago. */
async function bounce(ctx: Context, message: OutboxRow, invoiceId: string, words: string): Promise<void> {
  const state = (await findInvoice(ctx.db, invoiceId))?.state;
  if (state === 'exporting' && message.state !== 'failed') throw new Error(`invoice ${invoiceId} is not exported yet`);
  if (state !== 'exported') return; // confirmed, or bounced already: known better
  const by = { role: 'system', accountId: null, name: 'Mailserver' } as const;
  await decide(ctx, { invoiceId, name: 'bounce', by, reason: words }).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error; // somebody was faster
  });
}

async function settle(
  ctx: Context,
  mail: MailRow,
  { head }: OpenedMail,
  reason: string,
  message: OutboxRow | null,
  words: string | null,
): Promise<void> {
  const found = {
    state: reason === 'bounceUnknown' ? ('open' as const) : ('silent' as const),
    headerFrom: head.from,
    subject: head.subject && oneLine(head.subject, LONGEST_WORDS),
    messageId: head.messageId,
    authentication: null,
    organisationId: null,
    answerTo: null,
    reason,
  };
  await ctx.db.transaction(async (trx) => {
    if (!(await settleMail(trx, mail.id, found, ctx.clock.now()))) return;
    if (message && words) await noteLastWords(trx, message.id, words);
  });
}

function isBounceAddress({ config }: Context, address: string): boolean {
  const [local = '', domain] = address.toLowerCase().split('@');
  return config.bounceDomain !== null && domain === config.bounceDomain.toLowerCase() && local.startsWith('bounce+');
}
