import type { OrganisationRole } from '../role.ts';
import type { Queryable } from './database.ts';
import { newId } from './newId.ts';

export type AccountLink = { readonly email: string } & (
  | { readonly purpose: 'password'; readonly accountId: string }
  | { readonly purpose: 'invitation'; readonly organisationId: string; readonly organisationRole: OrganisationRole }
);

/** A link for one mail; what was open for the same purpose and person before ends, so that only the newest mail counts. */
export async function createAccountLink(
  db: Queryable,
  link: AccountLink,
  hash: string,
  at: Date,
  expiresAt: Date,
): Promise<void> {
  const whose = link.purpose === 'password' ? { account_id: link.accountId } : { organisation_id: link.organisationId };
  await db('account_link')
    .where({ purpose: link.purpose, email: link.email, ...whose })
    .whereNull('used_at')
    .update({ used_at: at });
  await db('account_link').insert({
    id: newId(),
    hash,
    purpose: link.purpose,
    email: link.email,
    ...whose,
    organisation_role: link.purpose === 'invitation' ? link.organisationRole : null,
    created_at: at,
    expires_at: expiresAt,
  });
}

const open = (db: Queryable, at: Date) => db('account_link').whereNull('used_at').where('expires_at', '>', at);

/** What a link stands for; null: unknown, over or used. */
export async function findAccountLink(db: Queryable, hash: string, at: Date): Promise<AccountLink | null> {
  const row = await open(db, at).where({ hash }).first<AccountLink | undefined>({
    purpose: 'purpose',
    email: 'email',
    accountId: 'account_id',
    organisationId: 'organisation_id',
    organisationRole: 'organisation_role',
  });
  return row ?? null;
}

/** Takes it; false: somebody was faster, or it is over. */
export async function useAccountLink(db: Queryable, hash: string, at: Date): Promise<boolean> {
  return (await open(db, at).where({ hash }).update({ used_at: at })) === 1;
}

export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: OrganisationRole;
  readonly expiresAt: Date;
};

export async function listInvitations(db: Queryable, organisationId: string, at: Date): Promise<Invitation[]> {
  return open(db, at)
    .where({ organisation_id: organisationId, purpose: 'invitation' })
    .orderBy('created_at')
    .select({ id: 'id', email: 'email', role: 'organisation_role', expiresAt: 'expires_at' });
}

/** False: there is no such open invitation in this organisation. */
export async function endInvitation(db: Queryable, organisationId: string, id: string, at: Date): Promise<boolean> {
  return (await open(db, at).where({ organisation_id: organisationId, id }).update({ used_at: at })) === 1;
}
