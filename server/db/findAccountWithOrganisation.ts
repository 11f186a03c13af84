import type { OrganisationRole, Role } from '../role.ts';
import type { Queryable } from './database.ts';

export type AccountWithOrganisation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** name of the supplier or the authority the account belongs to */
  readonly organisation: string | null;
  readonly organisationRole: OrganisationRole | null;
};

export async function findAccountWithOrganisation(db: Queryable, id: string): Promise<AccountWithOrganisation | null> {
  const row: AccountWithOrganisation | undefined = await db('account')
    .leftJoin('organisation', 'organisation.id', 'account.organisation_id')
    .leftJoin('authority', 'authority.id', 'account.authority_id')
    .where({ 'account.id': id })
    .first({
      id: 'account.id',
      email: db.raw('coalesce(account.email, account.contact_email, account.name)'),
      role: 'account.role',
      organisationRole: 'account.organisation_role',
      organisation: db.raw('coalesce(organisation.name, authority.name)'),
    });
  return row ?? null;
}
