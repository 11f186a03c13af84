import type { Transaction } from './database.ts';
import { newId } from './newId.ts';

export type ScopedKey = { readonly scope: string; readonly kind: string; readonly key: string };
export type KnownDelivery = { readonly invoiceId: string; readonly sha256: string };

/**
 * Takes the keys for an invoice. Where one is taken already (also by a transaction that is just committing: the database
 * makes this one wait for it), the delivery that has it comes back and the caller must roll back.
 */
export async function claimIntakeKeys(
  trx: Transaction,
  keys: readonly ScopedKey[],
  invoice: { readonly id: string; readonly sha256: string; readonly at: Date },
): Promise<KnownDelivery | null> {
  // Always in the same order, or two deliveries with the same two keys could wait for each other.
  const ordered = [...keys].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  for (const { scope, kind, key } of ordered) {
    const row = {
      id: newId(),
      scope,
      kind,
      key,
      sha256: invoice.sha256,
      invoice_id: invoice.id,
      created_at: invoice.at,
    };
    const known = await claim(trx, row);
    if (known) return known;
  }
  return null;
}

/** Null: the key is ours. Released between the two looks, it is free, and the next try takes it. */
async function claim(
  trx: Transaction,
  row: ScopedKey & Readonly<Record<string, unknown>>,
): Promise<KnownDelivery | null> {
  const taken = await trx('intake_key')
    .insert(row)
    .onConflict(trx.raw('(scope, kind, key) where released_at is null'))
    .ignore()
    .returning('id');
  if (taken.length > 0) return null;
  const { scope, kind, key } = row;
  const known = await trx('intake_key')
    .where({ scope, kind, key })
    .whereNull('released_at')
    .first<KnownDelivery | undefined>({ invoiceId: 'invoice_id', sha256: 'sha256' });
  return known ?? claim(trx, row);
}

function order(key: ScopedKey): string {
  return `${key.kind} ${key.key}`;
}
