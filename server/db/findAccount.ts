import type { OrganisationRole, Role } from '../role.ts';
import type { Queryable } from './database.ts';

export type AccountRow = {
  readonly id: string;
  readonly role: Role;
  /** null: signs in by the Servicekonto */
  readonly email: string | null;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly organisationId: string | null;
  readonly authorityId: string | null;
  readonly language: 'de' | 'en';
  readonly contactEmail: string | null;
  readonly organisationRole: OrganisationRole | null;
};

const columns = {
  id: 'id',
  role: 'role',
  email: 'email',
  name: 'name',
  passwordHash: 'password_hash',
  organisationId: 'organisation_id',
  authorityId: 'authority_id',
  language: 'language',
  contactEmail: 'contact_email',
  organisationRole: 'organisation_role',
} as const;

/** By id; disabled ones do not exist. */
export async function findAccount(db: Queryable, id: string): Promise<AccountRow | null> {
  return (await db('account').where({ id }).whereNull('disabled_at').first<AccountRow | undefined>(columns)) ?? null;
}

export async function findAccountByEmail(db: Queryable, email: string): Promise<AccountRow | null> {
  const query = db('account').whereRaw('lower(email) = lower(?)', [email]).whereNull('disabled_at');
  return (await query.first<AccountRow | undefined>(columns)) ?? null;
}

/** Of those who can sign in, in order. */
export async function listAdminEmails(db: Queryable): Promise<string[]> {
  return db('account').where({ role: 'admin' }).whereNull('disabled_at').orderBy('email').pluck('email');
}
