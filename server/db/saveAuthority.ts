import type { Transaction } from './database.ts';

export type AuthorityChange = {
  readonly name: string;
  readonly place: string | null;
  readonly deliverTo: string;
  readonly listed: boolean;
  readonly active: boolean;
  /** canonical; the open ones from now on */
  readonly leitwegIds: readonly string[];
};

/**
 * Writes an authority as it shall be, new or known. Leitweg-IDs are never deleted, only closed: they stand in old invoices.
 * Returns the id that belongs to another authority, in which case the caller rolls back; null = done.
 */
export async function saveAuthority(
  trx: Transaction,
  id: string,
  change: AuthorityChange,
  at: Date,
): Promise<string | null> {
  const { name, place, deliverTo, listed, active } = change;
  await trx('authority')
    .insert({ id, name, place, deliver_to: deliverTo, listed, created_at: at, closed_at: active ? null : at })
    .onConflict('id')
    .merge({
      name,
      place,
      deliver_to: deliverTo,
      listed,
      closed_at: active ? null : trx.raw('coalesce(authority.closed_at, excluded.closed_at)'),
    });
  for (const leitwegId of change.leitwegIds) {
    await trx('leitweg_id')
      .insert({ leitweg_id: leitwegId, authority_id: id, created_at: at })
      .onConflict('leitweg_id')
      .merge({ closed_at: null })
      .where('leitweg_id.authority_id', id);
  }
  const taken = await trx('leitweg_id')
    .whereIn('leitweg_id', [...change.leitwegIds])
    .whereNot({ authority_id: id })
    .first<{ leitweg_id: string } | undefined>('leitweg_id');
  if (taken) return taken.leitweg_id;
  await trx('leitweg_id')
    .where({ authority_id: id })
    .whereNotIn('leitweg_id', [...change.leitwegIds])
    .whereNull('closed_at')
    .update({ closed_at: at });
  return null;
}
