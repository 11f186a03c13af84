import type { State } from '../states.ts';
import type { Transaction } from './database.ts';

/** Holds the invoice in this state until the transaction ends; false: it is in another state by now. */
export async function lockInvoice(trx: Transaction, id: string, state: State): Promise<boolean> {
  return (await trx('invoice').where({ id, state }).forUpdate().first('id')) !== undefined;
}
