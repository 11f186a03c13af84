import { findAccountByEmail } from '../../db/findAccount.ts';
import { findContact } from '../../db/findContact.ts';
import { setPasswordHash } from '../../db/setPasswordHash.ts';
import { sendAccountLink } from '../../pipeline/sendAccountLink.ts';
import { Problem } from '../../problems.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { passwordChange, passwordReset } from '../schemas.ts';
import { openSession } from '../session/openSession.ts';
import { hashPassword, verifyPassword } from '../session/password.ts';
import { requireOwnPage } from '../session/requireOwnPage.ts';
import { throttleLogin, throttleMail } from '../session/throttle.ts';
import { requireAccount } from './requireAccount.ts';

/** Changes the password; every other session ends. */
export const putPassword: HandlerFor<'PUT /api/v1/account/password'> = async (ctx, req, res, who) => {
  const account = await requireAccount(ctx, who);
  const { current, password } = readInput(passwordChange, await readJson(req));
  await throttleLogin(ctx, { account: account.id, address: req.ip });
  if (!(await verifyPassword(account.passwordHash, current))) throw new Problem('PASSWORD_WRONG');
  await setPasswordHash(ctx.db, account.id, await hashPassword(password));
  await openSession(ctx, req, res, account.id);
  res.status(204).end();
};

/** Sends a link to set a new password. The answer is the same whether there is such an account or not. */
export const postPasswordReset: HandlerFor<'POST /api/v1/password-resets'> = async (ctx, req, res) => {
  requireOwnPage(ctx, req);
  const { email } = readInput(passwordReset, await readJson(req));
  await throttleMail(ctx, email, req.ip);
  const account = await findAccountByEmail(ctx.db, email);
  if (account?.email && account.passwordHash !== null) {
    const organisation = account.organisationId ? (await findContact(ctx.db, account.organisationId)).name : '';
    const link = { purpose: 'password', email: account.email, accountId: account.id } as const;
    await sendAccountLink(ctx, link, { language: languageOf(req), organisation });
  }
  res.status(202).end();
};
