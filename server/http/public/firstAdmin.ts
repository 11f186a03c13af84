import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import { createAccount } from '../../db/createAccount.ts';
import { useLink } from '../../db/link.ts';
import { Problem, type Language } from '../../problems.ts';
import { readBody } from '../readBody.ts';
import { readInput } from '../readInput.ts';
import { firstAdmin } from '../schemas.ts';
import { hashPassword } from '../session/password.ts';
import { sendPage } from './page.ts';
import { pageText } from './pageText.ts';

const FORM_BYTES = 10 * 1024;

/** Posts to its own address, the link. */
export function firstAdminForm(language: Language): string {
  const t = pageText[language].firstAdmin;
  return `<p>${t.lead}</p>
<form method="post">
<p><label>${t.name}<br><input name="name" autocomplete="name" required minlength="2" maxlength="200"></label></p>
<p><label>${t.email}<br><input name="email" type="email" autocomplete="username" required maxlength="254"></label></p>
<p><label>${t.password}<br><input name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="1000"></label></p>
<p><button>${t.send}</button></p>
</form>`;
}

/** Makes the account and uses the link up, both or neither. */
export async function createFirstAdmin(ctx: Context, req: Request, linkHash: string): Promise<void> {
  if (!req.is('application/x-www-form-urlencoded')) throw new Problem('REQUEST_BROKEN');
  const form = new URLSearchParams((await readBody(req, FORM_BYTES)).toString('utf8'));
  const { name, email, password } = readInput(firstAdmin, Object.fromEntries(form));
  const passwordHash = await hashPassword(password);
  const at = ctx.clock.now();
  await ctx.db.transaction(async (trx) => {
    if (!(await useLink(trx, linkHash, at))) throw new Problem('LINK_UNKNOWN');
    await createAccount(trx, { role: 'admin', name, email, passwordHash }, at);
  });
}

export function sendFirstAdminDone(res: Response, language: Language): void {
  const t = pageText[language].firstAdmin;
  sendPage(res, language, t.done, `<p><a href="/anmelden">${t.signIn}</a></p>`);
}
