import type { Queryable } from './database.ts';
import { newId } from './newId.ts';

export type NewOrganisation = { readonly name: string; readonly email: string | null; readonly language?: 'de' | 'en' };

export async function createOrganisation(db: Queryable, organisation: NewOrganisation, at: Date): Promise<string> {
  const id = newId();
  const { name, email, language = 'de' } = organisation;
  await db('organisation').insert({ id, name, email, language, created_at: at });
  return id;
}
