import { states, type State } from '../states.ts';
import type { Transaction } from './database.ts';
import { invoiceColumns, type InvoiceRow } from './invoiceRow.ts';

/** What may change together with the state. */
export type InvoiceChanges = Partial<
  Pick<
    InvoiceRow,
    | 'reason'
    | 'reportId'
    | 'number'
    | 'issueDate'
    | 'seller'
    | 'buyer'
    | 'currency'
    | 'amountDue'
    | 'buyerReference'
    | 'leitwegId'
    | 'authorityId'
    | 'followsId'
    | 'exportedAt'
  >
>;

/**
 * Moves the invoice if it is still in one of the expected states and gives it as it is now; null: somebody else was faster.
 * Only pipeline/transition.ts calls this.
 */
export async function moveInvoice(
  trx: Transaction,
  move: { id: string; from: readonly State[]; to: State; at: Date; changes: InvoiceChanges },
): Promise<{ readonly from: State; readonly invoice: InvoiceRow } | null> {
  const set: Record<string, unknown> = { state: move.to, state_at: move.at, trouble: null, trouble_at: null };
  set['done_at'] = states[move.to].final ? move.at : null;
  for (const [property, value] of Object.entries({ reason: null, ...move.changes })) {
    set[columnOf(property as keyof InvoiceChanges)] = value;
  }
  const before = trx('invoice')
    .where({ id: move.id })
    .whereIn('state', [...move.from])
    .forUpdate()
    .select('id', 'state');
  const [moved] = await trx('invoice')
    .with('before', before)
    .updateFrom('before')
    .whereRaw('invoice.id = before.id')
    .update(set)
    .returning<(InvoiceRow & { from: State })[]>([...returned, trx.raw('before.state as "from"')] as string[]);
  if (!moved) return null;
  const { from, ...invoice } = moved;
  return { from, invoice };
}

const returned = Object.entries(invoiceColumns).map(([property, column]) => `${column} as ${property}`);

function columnOf(property: keyof InvoiceChanges): string {
  return invoiceColumns[property].slice('invoice.'.length);
}
