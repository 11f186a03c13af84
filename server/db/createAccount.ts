import type { Role } from '../role.ts';
import type { Queryable } from './database.ts';
import { newId } from './newId.ts';

export type NewAccount = {
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  /** null: signs in by link or by the Servicekonto */
  readonly passwordHash: string | null;
  readonly organisationId?: string | null;
  readonly authorityId?: string | null;
  readonly language?: 'de' | 'en';
};

export async function createAccount(db: Queryable, account: NewAccount, at: Date): Promise<string> {
  const id = newId();
  await db('account').insert({
    id,
    role: account.role,
    email: account.email,
    name: account.name,
    password_hash: account.passwordHash,
    organisation_id: account.organisationId ?? null,
    authority_id: account.authorityId ?? null,
    language: account.language ?? 'de',
    created_at: at,
  });
  return id;
}
