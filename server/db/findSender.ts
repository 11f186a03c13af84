import type { Queryable } from './database.ts';

/** The organisation that this address is registered for: its own, or that of somebody who may sign in for it. null: nobody's, or of several. */
export async function findSender(db: Queryable, address: string): Promise<string | null> {
  const own = db('organisation').whereRaw('lower(email) = lower(?)', [address]).select('id');
  const people = db('account')
    .whereRaw('lower(email) = lower(?)', [address])
    .whereNull('disabled_at')
    .whereNotNull('organisation_id')
    .select({ id: 'organisation_id' });
  const rows: { id: string }[] = await own.union([people]).limit(2);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
