import type { Context } from '../context.ts';
import type { Transaction } from '../db/database.ts';
import { findAuthority } from '../db/findAuthority.ts';
import { findContact } from '../db/findContact.ts';
import { findInvoice } from '../db/findInvoice.ts';
import { createLink } from '../db/link.ts';
import {
  listMailParts,
  listMailsToAnswer,
  lockMailToAnswer,
  markMailAnswered,
  STRANGERS,
  type MailPart,
  type MailRow,
} from '../db/mails.ts';
import { insertOutbox } from '../db/outbox.ts';
import { readContent } from '../db/readContent.ts';
import { readReport } from '../db/readReport.ts';
import { mailAnswer, type AnsweredInvoice } from '../mail/mailAnswer.ts';
import type { Language } from '../problems.ts';
import { aboutInvoice } from '../render/aboutInvoice.ts';
import { hashSecret, makeSecret } from '../secret.ts';
import { tryRender } from './tryRender.ts';

/** After this nobody waits any longer: the answer says what is known. Milliseconds. */
const LONGEST_WAIT = 10 * 60_000;
const AT_ONCE = 20;
/** A link that is opened later than this belongs to a question for the operator. */
const LINK_DAYS = 90;
/** As many reports as PDF as a mail carries well; the rest is behind the links. */
const MOST_COPIES = 10;

type Link = { readonly invoiceId: string; readonly secret: string };

/** Answers the mails whose invoices have come so far that there is something to say: one answer per mail. */
export async function answerMails(ctx: Context): Promise<void> {
  const latest = new Date(ctx.clock.now().getTime() - LONGEST_WAIT);
  for (const mail of await listMailsToAnswer(ctx.db, latest, AT_ONCE)) await answerMail(ctx, mail);
}

async function answerMail(ctx: Context, mail: MailRow): Promise<void> {
  if (mail.answerTo === null) throw new Error(`mail ${mail.id} is owed an answer, but to nobody`);
  const language = await languageOf(ctx, mail);
  const parts = await listMailParts(ctx.db, mail.id);
  const links = parts.flatMap(({ invoiceId }) => (invoiceId ? [{ invoiceId, secret: makeSecret() }] : []));
  const invoices = await collect(ctx, links, language ?? 'de');
  const letter = await mailAnswer(ctx.config, {
    mailId: mail.id,
    to: mail.answerTo,
    languages: language ? [language] : ['de', 'en'],
    subject: mail.subject,
    messageId: mail.messageId,
    receivedAt: mail.receivedAt,
    invoices,
    notes: parts.filter(({ note }: MailPart) => note !== null),
    signatures: mail.authentication?.signatures.map(({ result }) => result) ?? [],
    linkDays: LINK_DAYS,
    date: ctx.clock.now(),
  });
  await ctx.db.transaction(async (trx) => {
    if (!(await lockMailToAnswer(trx, mail.id))) return;
    // An invoice that has moved while the letter was written: it is written again at the next round.
    if (!(await stillSo(trx, invoices))) return;
    const at = ctx.clock.now();
    for (const link of links) await createLink(trx, linkRow(link, at), at);
    await insertOutbox(trx, letter, at);
    await markMailAnswered(trx, mail.id, at);
  });
}

/** Strangers get both languages: nobody knows theirs. */
async function languageOf(ctx: Context, { organisationId }: MailRow): Promise<Language | null> {
  return organisationId && organisationId !== STRANGERS ? (await findContact(ctx.db, organisationId)).language : null;
}

async function collect(ctx: Context, links: readonly Link[], language: Language): Promise<AnsweredInvoice[]> {
  const invoices: AnsweredInvoice[] = [];
  for (const { invoiceId, secret } of links) {
    const invoice = await findInvoice(ctx.db, invoiceId);
    if (!invoice) throw new Error(`no invoice ${invoiceId}`);
    const report = invoice.reportId ? await readReport(ctx.db, invoice.reportId) : null;
    const printed =
      invoice.state === 'rejected' && invoices.filter(({ reportCopy }) => reportCopy).length < MOST_COPIES;
    const xml = report && printed ? await readContent(ctx.db, invoice.documentSha256) : null;
    invoices.push({
      invoice,
      report,
      authority: invoice.authorityId ? ((await findAuthority(ctx.db, invoice.authorityId))?.name ?? null) : null,
      reportCopy:
        xml &&
        report &&
        (await tryRender(ctx, () => ctx.render.reportPdf(xml, report, aboutInvoice(invoice), language))),
      url: `${ctx.config.publicUrl}/r/${secret}`,
    });
  }
  return invoices;
}

async function stillSo(trx: Transaction, invoices: readonly AnsweredInvoice[]): Promise<boolean> {
  for (const { invoice } of invoices) {
    const now = await findInvoice(trx, invoice.id);
    if (now?.state !== invoice.state || now.trouble !== invoice.trouble) return false;
  }
  return true;
}

function linkRow({ invoiceId, secret }: Link, at: Date) {
  const expiresAt = new Date(at.getTime() + LINK_DAYS * 86_400_000);
  return { purpose: 'view', invoiceId, accountId: null, hash: hashSecret(secret), expiresAt } as const;
}
