import { listInvitations } from '../../db/accountLinks.ts';
import { listPeople, readOrganisation } from '../../db/people.ts';
import type { Organisation } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { requireOrganisation } from './requireOrganisation.ts';

export const getOrganisation: HandlerFor<'GET /api/v1/organisation'> = async (ctx, _req, res, who) => {
  const id = requireOrganisation(who);
  const invitations = await listInvitations(ctx.db, id, ctx.clock.now());
  const people = await listPeople(ctx.db, id);
  res.json({
    ...(await readOrganisation(ctx.db, id)),
    people: people.map((person) => ({ ...person, self: person.id === who.accountId })),
    invitations: invitations.map((one) => ({ ...one, expiresAt: one.expiresAt.toISOString() })),
  } satisfies Organisation);
};
