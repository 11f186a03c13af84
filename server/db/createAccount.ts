import { Problem } from '../problems.ts';
import type { OrganisationRole, Role } from '../role.ts';
import type { Queryable } from './database.ts';
import { newId } from './newId.ts';

export type NewAccount = {
  readonly role: Role;
  /** the address to sign in with; null: signs in by the Servicekonto */
  readonly email: string | null;
  /** where mails go when there is no such address; a claim of the Servicekonto */
  readonly contactEmail?: string | null;
  readonly name: string;
  /** null: has none (yet) */
  readonly passwordHash: string | null;
  readonly organisationId?: string | null;
  /** of a supplier; without it an administrator, as the first of an organisation is */
  readonly organisationRole?: OrganisationRole;
  readonly authorityId?: string | null;
  readonly language?: 'de' | 'en';
};

/** Throws EMAIL_TAKEN where another account has the address. */
export async function createAccount(db: Queryable, account: NewAccount, at: Date): Promise<string> {
  const id = newId();
  const row = {
    id,
    role: account.role,
    email: account.email,
    contact_email: account.contactEmail ?? null,
    name: account.name,
    password_hash: account.passwordHash,
    organisation_id: account.organisationId ?? null,
    organisation_role: account.role === 'supplier' ? (account.organisationRole ?? 'administrator') : null,
    authority_id: account.authorityId ?? null,
    language: account.language ?? 'de',
    created_at: at,
  };
  await db('account').insert(row).catch(refuseTaken);
  return id;
}

/** 23505: unique_violation */
function refuseTaken(error: unknown): never {
  const { code, constraint } = error as Partial<Record<'code' | 'constraint', string>>;
  throw code === '23505' && constraint === 'account_email' ? new Problem('EMAIL_TAKEN') : error;
}
