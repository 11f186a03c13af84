import type { Database } from './database.ts';

/**
 * Takes or renews the named lease for `ms`; false: somebody else holds it. Time is the database's, so that the clocks of
 * several machines need not agree.
 */
export async function takeLease(db: Database, name: string, holder: string, ms: number): Promise<boolean> {
  const result = await db.raw<{ rows: unknown[] }>(
    `insert into lease (name, holder, until) values (?, ?, now() + ? * interval '1 millisecond')
     on conflict (name) do update set holder = excluded.holder, until = excluded.until
     where lease.holder = excluded.holder or lease.until < now()
     returning name`,
    [name, holder, ms],
  );
  return result.rows.length > 0;
}

export async function giveLease(db: Database, name: string, holder: string): Promise<void> {
  await db('lease').where({ name, holder }).delete();
}
