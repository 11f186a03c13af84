import type { Queryable } from './database.ts';

/** Resolves when the database answers. */
export async function pingDatabase(db: Queryable): Promise<void> {
  await db.raw('select 1');
}
