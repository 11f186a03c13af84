import type { Context } from '../../context.ts';
import { endInvitation } from '../../db/accountLinks.ts';
import { findAccountByEmail } from '../../db/findAccount.ts';
import { changePerson } from '../../db/people.ts';
import { readOrganisation } from '../../db/people.ts';
import { sendAccountLink } from '../../pipeline/sendAccountLink.ts';
import { Problem } from '../../problems.ts';
import type { OrganisationRole } from '../../role.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import type { Principal } from '../principal.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { invitationInput, personChange } from '../schemas.ts';
import { throttleMail } from '../session/throttle.ts';
import { readId, requireOrganisation } from './requireOrganisation.ts';

/** Invites by mail. The account is made by whoever opens the link: the address is proven by that. */
export const postInvitation: HandlerFor<'POST /api/v1/organisation/invitations'> = async (ctx, req, res, who) => {
  const organisationId = requireOrganisation(who);
  const { email, role } = readInput(invitationInput, await readJson(req));
  if (ctx.config.localAccounts === 'staff') throw new Problem('LOCAL_ACCOUNT_OFF');
  if (await findAccountByEmail(ctx.db, email)) throw new Problem('EMAIL_TAKEN');
  await throttleMail(ctx, email, req.ip);
  const { name } = await readOrganisation(ctx.db, organisationId);
  const link = { purpose: 'invitation', email, organisationId, organisationRole: role } as const;
  await sendAccountLink(ctx, link, { language: languageOf(req), organisation: name });
  res.status(202).end();
};

export const deleteInvitation: HandlerFor<'DELETE /api/v1/organisation/invitations/:id'> = async (
  ctx,
  req,
  res,
  who,
) => {
  const ended = await endInvitation(ctx.db, requireOrganisation(who), readId(req), ctx.clock.now());
  if (!ended) throw new Problem('NOT_FOUND');
  res.status(204).end();
};

/** Makes somebody an administrator or a member; handing over is making another one first. */
export const putPerson: HandlerFor<'PUT /api/v1/organisation/people/:id'> = async (ctx, req, res, who) => {
  await change(ctx, who, readId(req), readInput(personChange, await readJson(req)).role);
  res.status(204).end();
};

export const deletePerson: HandlerFor<'DELETE /api/v1/organisation/people/:id'> = async (ctx, req, res, who) => {
  await change(ctx, who, readId(req), null);
  res.status(204).end();
};

async function change(ctx: Context, who: Principal, id: string, role: OrganisationRole | null): Promise<void> {
  const organisationId = requireOrganisation(who);
  const result = await ctx.db.transaction((trx) => changePerson(trx, organisationId, id, role, ctx.clock.now()));
  if (result === 'unknown') throw new Problem('NOT_FOUND');
  if (result === 'last-administrator') throw new Problem('LAST_ADMINISTRATOR');
}
