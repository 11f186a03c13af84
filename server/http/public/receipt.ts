import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { findAuthority } from '../../db/findAuthority.ts';
import { findInvoice } from '../../db/findInvoice.ts';
import { decide } from '../../pipeline/decide.ts';
import { mayDecide } from '../../pipeline/decisions.ts';
import { Problem, type Language } from '../../problems.ts';
import { readBody } from '../readBody.ts';
import { readInput } from '../readInput.ts';
import { authorityAnswer } from '../schemas.ts';
import { pageText } from './pageText.ts';

const FORM_BYTES = 20 * 1024;

/** The two buttons of an authority, while there is something to decide. They post to their own address, the link. */
export async function receiptForms(ctx: Context, invoiceId: string, language: Language): Promise<string> {
  const invoice = await findInvoice(ctx.db, invoiceId);
  if (!invoice || !mayDecide('confirm', 'authority', invoice)) return '';
  const t = pageText[language].receipt;
  return `<p>${t.lead}</p>
<form method="post"><input type="hidden" name="kind" value="confirm"><p><button>${t.confirm}</button></p></form>
<form method="post"><input type="hidden" name="kind" value="refuse">
<p><label>${t.reason}<br><textarea name="reason" rows="4" cols="40" required minlength="3" maxlength="2000" aria-describedby="told"></textarea></label></p>
<p id="told"><small>${t.told}</small></p>
<p><button>${t.refuse}</button></p></form>`;
}

/** Throws STATE_CHANGED where the invoice has been decided about meanwhile, INPUT_INVALID. */
export async function postReceipt(ctx: Context, req: Request, invoiceId: string): Promise<void> {
  if (!req.is('application/x-www-form-urlencoded')) throw new Problem('REQUEST_BROKEN');
  const form = new URLSearchParams((await readBody(req, FORM_BYTES)).toString('utf8'));
  const wish = readInput(authorityAnswer, Object.fromEntries(form));
  const invoice = await findInvoice(ctx.db, invoiceId);
  const authority = invoice?.authorityId ? await findAuthority(ctx.db, invoice.authorityId) : null;
  if (!authority) throw new Problem('LINK_UNKNOWN');
  const by = { role: 'authority', accountId: null, name: authority.name } as const;
  await decide(ctx, { invoiceId, name: wish.kind, by, reason: wish.kind === 'refuse' ? wish.reason : null });
}
