import type { Queryable } from './database.ts';

export type Contact = { readonly name: string; readonly email: string | null; readonly language: 'de' | 'en' };

/** How to answer an organisation. */
export async function findContact(db: Queryable, organisationId: string): Promise<Contact> {
  const row = await db('organisation')
    .where({ id: organisationId })
    .first<Contact | undefined>('name', 'email', 'language');
  if (!row) throw new Error(`no organisation ${organisationId}`);
  return row;
}
