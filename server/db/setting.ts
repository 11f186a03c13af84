import type { Queryable } from './database.ts';

/** A remembered value, or null. */
export async function readSetting<Value>(db: Queryable, name: string): Promise<Value | null> {
  const row = await db('setting').where({ name }).first<{ value: Value } | undefined>('value');
  return row?.value ?? null;
}

export async function writeSetting(db: Queryable, name: string, value: unknown): Promise<void> {
  await db('setting')
    .insert({ name, value: JSON.stringify(value) })
    .onConflict('name')
    .merge();
}
