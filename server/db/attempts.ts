import type { Queryable } from './database.ts';

/**
 * Counts one attempt and gives the number in the present window with its end. Counted before the attempt is tried, so that
 * many at once cannot slip through together.
 */
export async function countAttempt(
  db: Queryable,
  key: string,
  at: Date,
  windowMs: number,
): Promise<{ count: number; until: Date }> {
  const result = await db.raw<{ rows: { count: number; until: Date }[] }>(
    `insert into attempt (key, count, until) values (:key, 1, :end)
     on conflict (key) do update set
       count = case when attempt.until <= :at then 1 else attempt.count + 1 end,
       until = case when attempt.until <= :at then excluded.until else attempt.until end
     returning count, until`,
    { key, at, end: new Date(at.getTime() + windowMs) },
  );
  const row = result.rows[0];
  if (!row) throw new Error('an attempt was not counted');
  return row;
}

/** After a success; with it goes what is over. */
export async function forgetAttempts(db: Queryable, keys: readonly string[], at: Date): Promise<void> {
  await db('attempt')
    .whereIn('key', [...keys])
    .orWhere('until', '<', at)
    .delete();
}
