import type { State } from '../states.ts';
import type { Queryable } from './database.ts';

/** The invoices with the same bytes that wait for the delivery of this one, or share it. */
export async function listFollowers(db: Queryable, invoiceId: string): Promise<{ id: string; state: State }[]> {
  return db('invoice').where({ follows_id: invoiceId }).select('id', 'state');
}
