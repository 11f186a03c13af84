import type { Context } from '../../context.ts';
import { findAccountByEmail, type AccountRow } from '../../db/findAccount.ts';
import { findAccountWithOrganisation } from '../../db/findAccountWithOrganisation.ts';
import { readTotp } from '../../db/totp.ts';
import { Problem } from '../../problems.ts';
import type { Session } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { credentials } from '../schemas.ts';
import { openSession } from './openSession.ts';
import { verifyPassword } from './password.ts';
import { requireOwnPage } from './requireOwnPage.ts';
import { forgiveLogin, throttleCode, throttleLogin } from './throttle.ts';
import { spendTotpCode } from './totp.ts';

/** Signs in with a password, and a second factor where one was set up. */
export const postSession: HandlerFor<'POST /api/v1/session'> = async (ctx, req, res) => {
  requireOwnPage(ctx, req);
  const { email, password, code } = readInput(credentials, await readJson(req));
  const account = await findAccountByEmail(ctx.db, email);
  const login = { address: req.ip, ...(account ? { account: account.id } : { account: null, email }) };
  await throttleLogin(ctx, login);
  const matches = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !matches) throw new Problem('LOGIN_FAILED');
  if (account.role === 'supplier' && ctx.config.localAccounts === 'staff') throw new Problem('LOCAL_ACCOUNT_OFF');
  await requireCode(ctx, account, code);

  await forgiveLogin(ctx, login);
  await openSession(ctx, req, res, account.id);
  res.json({ account: await findAccountWithOrganisation(ctx.db, account.id) } satisfies Session);
};

/** Attempts count as those with a password do, so that nobody tries a million codes. Throws LOGIN_CODE_MISSING, LOGIN_CODE_WRONG. */
async function requireCode(ctx: Context, { id }: AccountRow, code: string): Promise<void> {
  const { on, secret } = await readTotp(ctx.db, id);
  if (!on || !secret) return;
  if (code === '') throw new Problem('LOGIN_CODE_MISSING');
  await throttleCode(ctx, id);
  if (!(await spendTotpCode(ctx, id, secret, code))) throw new Problem('LOGIN_CODE_WRONG');
}
