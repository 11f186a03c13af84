import type { Knex } from 'knex';
import type { Queryable } from './database.ts';
import { likePattern } from './likePattern.ts';

export type ListedAuthority = {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly deliverTo: string;
  readonly listed: boolean;
  readonly active: boolean;
  /** the open ones, in order */
  readonly leitwegIds: string[];
};

/** All authorities whose name, place or Leitweg-ID contains the text ('' = all), by name. */
export async function listAuthorities(db: Queryable, text: string): Promise<ListedAuthority[]> {
  return select(db).modify(containing(text)).orderBy('authority.name').orderBy('authority.id');
}

export async function findListedAuthority(db: Queryable, id: string): Promise<ListedAuthority | null> {
  return (await select(db).where({ 'authority.id': id }))[0] ?? null;
}

/** One page of the public directory: authorities that take invoices and want to be found. size null = all of it. */
export async function listDirectory(
  db: Queryable,
  text: string,
  page: { readonly page: number; readonly size: number } | null,
): Promise<{ items: ListedAuthority[]; total: number }> {
  const open = (query: Knex.QueryBuilder) =>
    void query.modify(containing(text)).where({ listed: true }).whereNull('authority.closed_at');
  const query = select(db).modify(open).orderBy('authority.name').orderBy('authority.id');
  if (page) void query.limit(page.size).offset((page.page - 1) * page.size);
  const items = await query;
  const [count] = await db('authority').modify(open).count<{ count: number }[]>({ count: '*' });
  return { items, total: count?.count ?? 0 };
}

function select(db: Queryable): Knex.QueryBuilder<object, ListedAuthority[]> {
  return db('authority').select({
    id: 'authority.id',
    name: 'authority.name',
    place: 'authority.place',
    deliverTo: 'authority.deliver_to',
    listed: 'authority.listed',
    active: db.raw('authority.closed_at is null'),
    leitwegIds: db.raw(
      `array(select leitweg_id from leitweg_id where authority_id = authority.id and closed_at is null order by leitweg_id)`,
    ),
  }) as Knex.QueryBuilder<object, ListedAuthority[]>;
}

function containing(text: string) {
  return (query: Knex.QueryBuilder) => {
    if (text === '') return;
    const pattern = likePattern(text);
    void query.whereRaw(
      `(authority.name ilike ? or authority.place ilike ? or exists (
        select from leitweg_id where authority_id = authority.id and closed_at is null and leitweg_id ilike ?))`,
      [pattern, pattern, pattern],
    );
  };
}
