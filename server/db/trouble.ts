import type { TroubleCode } from '../reasons.ts';
import type { State } from '../states.ts';
import type { Transaction } from './database.ts';

/** Marks an invoice as resting in this state. False: it has moved on, or rests already. */
export async function beginTrouble(
  trx: Transaction,
  id: string,
  state: State,
  code: TroubleCode,
  at: Date,
): Promise<boolean> {
  const changed = await trx('invoice')
    .where({ id, state })
    .whereNull('trouble')
    .update({ trouble: code, trouble_at: at });
  return changed > 0;
}

/** The invoice goes on, with a fresh count of failed checks; gives the state it rested in, or null if it did not. */
export async function endTrouble(trx: Transaction, id: string): Promise<State | null> {
  const rows = await trx('invoice')
    .where({ id })
    .whereNotNull('trouble')
    .update({ trouble: null, trouble_at: null, check_failures: 0 }, ['state']);
  return (rows as { state: State }[])[0]?.state ?? null;
}
