import { readTotp } from '../../db/totp.ts';
import { updateAccount } from '../../db/updateAccount.ts';
import type { OwnAccount } from '../contract.ts';
import type { Context } from '../../context.ts';
import type { HandlerFor } from '../handler.ts';
import type { Principal } from '../principal.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { accountInput } from '../schemas.ts';
import { requireAccount } from './requireAccount.ts';

export const getAccount: HandlerFor<'GET /api/v1/account'> = async (ctx, _req, res, who) => {
  res.json(await describeAccount(ctx, who));
};

export const putAccount: HandlerFor<'PUT /api/v1/account'> = async (ctx, req, res, who) => {
  const { id } = await requireAccount(ctx, who);
  await updateAccount(ctx.db, id, readInput(accountInput, await readJson(req)));
  res.json(await describeAccount(ctx, who));
};

async function describeAccount(ctx: Context, who: Principal): Promise<OwnAccount> {
  const account = await requireAccount(ctx, who);
  const { on } = await readTotp(ctx.db, account.id);
  return {
    name: account.name,
    email: account.email ?? account.contactEmail,
    role: account.role,
    language: account.language,
    organisationRole: account.organisationRole,
    password: account.passwordHash !== null,
    secondFactor: on,
  };
}
