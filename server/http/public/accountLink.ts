import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import { findAccountLink, useAccountLink, type AccountLink } from '../../db/accountLinks.ts';
import { createAccount } from '../../db/createAccount.ts';
import { findAccountByEmail } from '../../db/findAccount.ts';
import { findContact } from '../../db/findContact.ts';
import { setPasswordHash } from '../../db/setPasswordHash.ts';
import { escapeHtml } from '../../escapeHtml.ts';
import { Problem, type Language } from '../../problems.ts';
import { hashSecret } from '../../secret.ts';
import { languageOf } from '../language.ts';
import { readBody } from '../readBody.ts';
import { readInput } from '../readInput.ts';
import { invitationAnswer, newPassword } from '../schemas.ts';
import { hashPassword } from '../session/password.ts';
import { forgiveLogin } from '../session/throttle.ts';
import { sendPage } from './page.ts';
import { pageText } from './pageText.ts';

const FORM_BYTES = 10 * 1024;

/** Shows the form behind a link of an account. False: the link is of another kind. */
export async function showAccountLink(ctx: Context, req: Request, res: Response): Promise<boolean> {
  const link = await findAccountLink(ctx.db, hashOf(req), ctx.clock.now());
  if (!link) return false;
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
  const language = languageOf(req);
  const t = pageText[language].accountLink;
  if (link.purpose === 'password') sendPage(res, language, t.passwordTitle, passwordForm(language, link));
  else {
    const { name } = await findContact(ctx.db, link.organisationId);
    sendPage(res, language, t.invitationTitle, invitationForm(language, link, name));
  }
  return true;
}

/** Takes what that form sends: makes the account or sets the password, and uses the link up. False: another kind of link. */
export async function answerAccountLink(ctx: Context, req: Request, res: Response): Promise<boolean> {
  const hash = hashOf(req);
  const link = await findAccountLink(ctx.db, hash, ctx.clock.now());
  if (!link) return false;
  if (!req.is('application/x-www-form-urlencoded')) throw new Problem('REQUEST_BROKEN');
  const form = Object.fromEntries(new URLSearchParams((await readBody(req, FORM_BYTES)).toString('utf8')));
  if (link.purpose === 'password') await setPassword(ctx, hash, link, form);
  else await joinOrganisation(ctx, hash, link, form);
  const { email } = link;
  const who = link.purpose === 'password' ? { account: link.accountId } : { account: null, email };
  await forgiveLogin(ctx, { ...who, address: req.ip });
  const t = pageText[languageOf(req)];
  sendPage(res, languageOf(req), t.accountLink.done, `<p><a href="/anmelden">${t.firstAdmin.signIn}</a></p>`);
  return true;
}

type Form = Record<string, string>;
type Of<Purpose extends AccountLink['purpose']> = Extract<AccountLink, { purpose: Purpose }>;

async function setPassword(ctx: Context, hash: string, { accountId }: Of<'password'>, form: Form): Promise<void> {
  const passwordHash = await hashPassword(readInput(newPassword, form).password);
  await ctx.db.transaction(async (trx) => {
    if (!(await useAccountLink(trx, hash, ctx.clock.now()))) throw new Problem('LINK_UNKNOWN');
    await setPasswordHash(trx, accountId, passwordHash);
  });
}

async function joinOrganisation(ctx: Context, hash: string, link: Of<'invitation'>, form: Form): Promise<void> {
  const { name, password } = readInput(invitationAnswer, form);
  const passwordHash = await hashPassword(password);
  const at = ctx.clock.now();
  await ctx.db.transaction(async (trx) => {
    if (await findAccountByEmail(trx, link.email)) throw new Problem('EMAIL_TAKEN');
    if (!(await useAccountLink(trx, hash, at))) throw new Problem('LINK_UNKNOWN');
    const { email, organisationId, organisationRole } = link;
    await createAccount(trx, { role: 'supplier', email, name, passwordHash, organisationId, organisationRole }, at);
  });
}

const hashOf = (req: Request) => hashSecret(String(req.params['token']));

function passwordForm(language: Language, { email }: AccountLink): string {
  const t = pageText[language].accountLink;
  return `<p>${escapeHtml(t.passwordLead.replace('{email}', email))}</p>
<form method="post">${passwordField(language, email)}
<p><button>${t.save}</button></p></form>`;
}

function invitationForm(language: Language, { email }: AccountLink, organisation: string): string {
  const t = pageText[language].accountLink;
  const lead = t.invitationLead.replace('{organisation}', organisation).replace('{email}', email);
  return `<p>${escapeHtml(lead)}</p>
<form method="post">
<p><label>${pageText[language].firstAdmin.name}<br><input name="name" autocomplete="name" required minlength="2" maxlength="200"></label></p>
${passwordField(language, email)}
<p><button>${pageText[language].firstAdmin.send}</button></p></form>`;
}

/** The address stands in a hidden field so that password managers keep the pair. */
function passwordField(language: Language, email: string): string {
  return `<input type="email" autocomplete="username" value="${escapeHtml(email)}" readonly hidden>
<p><label>${pageText[language].firstAdmin.password}<br><input name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="1000"></label></p>`;
}
