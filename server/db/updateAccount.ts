import type { Queryable } from './database.ts';

export async function updateAccount(
  db: Queryable,
  id: string,
  { name, language }: { readonly name: string; readonly language: 'de' | 'en' },
): Promise<void> {
  await db('account').where({ id }).update({ name, language });
}
