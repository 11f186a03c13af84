import type { Queryable } from './database.ts';

/** When the day of this moment began in Germany. */
export async function startOfDay(db: Queryable, at: Date): Promise<Date> {
  const result = await db.raw<{ rows: { start: Date }[] }>(
    `select date_trunc('day', ?::timestamptz, 'Europe/Berlin') as start`,
    [at],
  );
  return result.rows[0]?.start ?? at;
}
