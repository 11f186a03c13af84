import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { findLink, type LinkRow } from '../../db/link.ts';
import { Problem } from '../../problems.ts';
import { hashSecret } from '../../secret.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import { answerAccountLink, showAccountLink } from './accountLink.ts';
import { createFirstAdmin, firstAdminForm, sendFirstAdminDone } from './firstAdmin.ts';
import { sendInvoicePage, sendLinkedFile } from './invoicePage.ts';
import { sendPage } from './page.ts';
import { pageText } from './pageText.ts';
import { postReceipt, receiptForms } from './receipt.ts';

/** What a link in a mail opens. GET never changes anything: mail scanners open links before people do. */
export const getLink: HandlerFor<'GET /r/:token'> = async (ctx, req, res) => {
  if (await showAccountLink(ctx, req, res)) return;
  const { link } = await readLink(ctx, req);
  const language = languageOf(req);
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
  if (link.purpose === 'first-admin')
    return sendPage(res, language, pageText[language].firstAdmin.title, firstAdminForm(language));
  if (link.invoiceId === null) throw new Problem('LINK_UNKNOWN');
  if (await sendLinkedFile(ctx, req, res, link.invoiceId, language)) return;
  const forms = link.purpose === 'confirm' ? await receiptForms(ctx, link.invoiceId, language) : '';
  await sendInvoicePage(ctx, res, link.invoiceId, language, forms);
};

/** What the form behind a link sends. The secret in the address is the proof; no cookie counts here. */
export const postLink: HandlerFor<'POST /r/:token'> = async (ctx, req, res) => {
  if (await answerAccountLink(ctx, req, res)) return;
  const { link, hash } = await readLink(ctx, req);
  if (link.purpose === 'confirm' && link.invoiceId !== null) {
    await postReceipt(ctx, req, link.invoiceId);
    res.set('Cache-Control', 'no-store');
    const done = `<p role="status"><strong>${pageText[languageOf(req)].receipt.done}</strong></p>`;
    return sendInvoicePage(ctx, res, link.invoiceId, languageOf(req), done);
  }
  if (link.purpose !== 'first-admin') throw new Problem('LINK_UNKNOWN');
  await createFirstAdmin(ctx, req, hash);
  sendFirstAdminDone(res, languageOf(req));
};

/** Throws LINK_UNKNOWN for whatever is unknown, expired or used. */
async function readLink(ctx: Context, req: Request): Promise<{ link: LinkRow; hash: string }> {
  const hash = hashSecret(String(req.params['token']));
  const link = await findLink(ctx.db, hash, ctx.clock.now());
  if (!link) throw new Problem('LINK_UNKNOWN');
  return { link, hash };
}
