import type { Transaction } from './database.ts';
import { newId } from './newId.ts';

/**
 * Takes the right to hand these bytes to this authority. Null: taken (or already held by this invoice).
 * Else the invoice that has it, and since when; its row is locked, so that it keeps the right while this transaction lasts.
 * Released between two of these looks, the right is free: it is tried again.
 */
export async function takeHandover(
  trx: Transaction,
  handover: { readonly authorityId: string; readonly sha256: string; readonly invoiceId: string; readonly at: Date },
): Promise<{ readonly invoiceId: string; readonly at: Date } | null> {
  const key = { authority_id: handover.authorityId, sha256: handover.sha256 };
  const row = { id: newId(), ...key, invoice_id: handover.invoiceId, created_at: handover.at };
  const taken = await trx('handover')
    .insert(row)
    .onConflict(trx.raw('(authority_id, sha256) where released_at is null'))
    .ignore()
    .returning('id');
  if (taken.length > 0) return null;
  const holder = await trx('handover')
    .where(key)
    .whereNull('released_at')
    .first<{ id: string; invoiceId: string; at: Date } | undefined>({
      id: 'id',
      invoiceId: 'invoice_id',
      at: 'created_at',
    });
  if (!holder) return takeHandover(trx, handover);
  if (holder.invoiceId === handover.invoiceId) return null;
  await trx('invoice').where({ id: holder.invoiceId }).forShare().select('id');
  const held = await trx('handover').where({ id: holder.id }).whereNull('released_at').first('id');
  return held ? holder : takeHandover(trx, handover);
}
