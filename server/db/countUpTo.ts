import type { Knex } from 'knex';
import type { Queryable } from './database.ts';

/** Nobody reads more rows than these one by one, and counting millions for every page would take seconds. */
const MOST = 10_000;

/** How many rows a query has; `exact` false: more than `total`. */
export async function countUpTo(
  db: Queryable,
  query: Knex.QueryBuilder,
): Promise<{ readonly total: number; readonly exact: boolean }> {
  const some = query.select(db.raw('1')).limit(MOST + 1);
  const [row] = await db.from(some.as('some')).count<{ count: number }[]>({ count: '*' });
  const count = row?.count ?? 0;
  return { total: Math.min(count, MOST), exact: count <= MOST };
}
