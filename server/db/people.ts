import type { OrganisationRole } from '../role.ts';
import type { Queryable, Transaction } from './database.ts';

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: OrganisationRole;
};

export type OrganisationRow = {
  readonly name: string;
  readonly email: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly place: string | null;
  readonly country: string | null;
};

const active = (db: Queryable, organisationId: string) =>
  db('account').where({ organisation_id: organisationId }).whereNull('disabled_at');

export async function listPeople(db: Queryable, organisationId: string): Promise<PersonRow[]> {
  return active(db, organisationId)
    .orderBy(['name', 'id'])
    .select({ id: 'id', name: 'name', email: db.raw('coalesce(email, contact_email)'), role: 'organisation_role' });
}

export async function readOrganisation(db: Queryable, id: string): Promise<OrganisationRow> {
  const row = await db('organisation').where({ id }).first<OrganisationRow | undefined>({
    name: 'name',
    email: 'email',
    street: 'street',
    postalCode: 'postal_code',
    place: 'place',
    country: 'country',
  });
  if (!row) throw new Error(`no organisation ${id}`);
  return row;
}

export type ChangeResult = 'done' | 'unknown' | 'last-administrator';

/**
 * Changes what somebody may do in their organisation, or removes them (null): signed out at once, the account stays as a name in
 * the journal. The organisation's row is locked, so that two administrators cannot remove each other at the same moment.
 */
export async function changePerson(
  trx: Transaction,
  organisationId: string,
  personId: string,
  role: OrganisationRole | null,
  at: Date,
): Promise<ChangeResult> {
  await trx('organisation').where({ id: organisationId }).forUpdate().first('id');
  const people = await active(trx, organisationId).select<{ id: string; role: OrganisationRole }[]>({
    id: 'id',
    role: 'organisation_role',
  });
  if (!people.some(({ id }) => id === personId)) return 'unknown';
  const administrators = people.filter(({ id, role: is }) => is === 'administrator' && id !== personId);
  if (role !== 'administrator' && administrators.length === 0) return 'last-administrator';
  if (role !== null) await trx('account').where({ id: personId }).update({ organisation_role: role });
  else {
    await trx('account').where({ id: personId }).update({ disabled_at: at });
    await trx('session').where({ account_id: personId }).delete();
  }
  return 'done';
}
