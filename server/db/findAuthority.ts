import type { Queryable } from './database.ts';

export type AuthorityRow = {
  readonly id: string;
  readonly name: string;
  readonly deliverTo: string;
  readonly language: 'de' | 'en';
  readonly closedAt: Date | null;
};

const columns = {
  id: 'authority.id',
  name: 'authority.name',
  deliverTo: 'authority.deliver_to',
  language: 'authority.language',
  closedAt: 'authority.closed_at',
} as const;

export async function findAuthority(db: Queryable, id: string): Promise<AuthorityRow | null> {
  return (await db('authority').where({ id }).first<AuthorityRow | undefined>(columns)) ?? null;
}

/** By its routing id in canonical form. `closedAt` is set when the id or the authority takes nothing any more. */
export async function findAuthorityByLeitwegId(db: Queryable, leitwegId: string): Promise<AuthorityRow | null> {
  const closedAt = db.raw('coalesce(leitweg_id.closed_at, authority.closed_at)') as never;
  const row = await db('leitweg_id')
    .join('authority', 'authority.id', 'leitweg_id.authority_id')
    .where({ leitweg_id: leitwegId })
    .first<AuthorityRow | undefined>({ ...columns, closedAt });
  return row ?? null;
}

/** Where its invoices go by now, in canonical form. */
export async function openLeitwegIdsOf(db: Queryable, authorityId: string): Promise<string[]> {
  return db('leitweg_id')
    .where({ authority_id: authorityId })
    .whereNull('closed_at')
    .orderBy('leitweg_id')
    .pluck('leitweg_id');
}
