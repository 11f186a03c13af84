import { offerTotp, readTotp, switchTotp } from '../../db/totp.ts';
import { Problem } from '../../problems.ts';
import type { SecondFactorOffer } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { secondFactorChange } from '../schemas.ts';
import { throttleCode } from '../session/throttle.ts';
import { makeTotpSecret, totpAddress, spendTotpCode } from '../session/totp.ts';
import { requireAccount } from './requireAccount.ts';

/** A secret to set up in an app; it counts once a code was typed. Asked again before that, it is a new one. */
export const postSecondFactor: HandlerFor<'POST /api/v1/account/second-factor'> = async (ctx, _req, res, who) => {
  const account = await requireAccount(ctx, who);
  if (account.passwordHash === null || (await readTotp(ctx.db, account.id)).on)
    throw new Problem('SECOND_FACTOR_STATE');
  const secret = makeTotpSecret();
  await offerTotp(ctx.db, account.id, secret);
  res.json({ secret, address: totpAddress(secret, account.email ?? account.name) } satisfies SecondFactorOffer);
};

/** Switches it on or off; both ask for a code, so that a session somebody left open changes nothing. */
export const putSecondFactor: HandlerFor<'PUT /api/v1/account/second-factor'> = async (ctx, req, res, who) => {
  const account = await requireAccount(ctx, who);
  const { on, code } = readInput(secondFactorChange, await readJson(req));
  await throttleCode(ctx, account.id);
  const { secret, on: isOn } = await readTotp(ctx.db, account.id);
  if (!secret || on === isOn) throw new Problem('SECOND_FACTOR_STATE');
  if (!(await spendTotpCode(ctx, account.id, secret, code))) throw new Problem('LOGIN_CODE_WRONG');
  await switchTotp(ctx.db, account.id, on);
  res.status(204).end();
};
