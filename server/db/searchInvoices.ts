import type { Knex } from 'knex';
import type { State } from '../states.ts';
import type { Queryable } from './database.ts';
import { invoiceColumns, type InvoiceRow } from './invoiceRow.ts';
import { countUpTo } from './countUpTo.ts';
import { likePattern } from './likePattern.ts';
import { takeSlice, type Order, type Slice, type Sliced } from './takeSlice.ts';

/** Whose invoices somebody may see. An authority sees what was or is being handed over to it. */
export type Scope = 'everything' | { readonly organisationId: string } | { readonly authorityId: string };

export type InvoiceSearch = {
  /** none named: all */
  readonly ids?: readonly string[];
  readonly text: string;
  readonly states: readonly State[];
  /** only those that wait for a person: by their state, or because of a technical trouble */
  readonly waiting: boolean;
  /** only those that went wrong: rejected, refused, or resting because of something */
  readonly failed?: boolean;
  readonly channels: readonly string[];
  readonly authorityId: string | null;
  /** days of Europe/Berlin, both included */
  readonly from: string | null;
  readonly to: string | null;
};

export type FoundInvoice = InvoiceRow & {
  readonly organisation: string;
  readonly authorityName: string | null;
  readonly findings: { readonly error: number; readonly warning: number; readonly information: number } | null;
};

const TO_AUTHORITY: readonly State[] = ['exporting', 'exported', 'confirmed', 'refused', 'undeliverable'];

const FOR_A_PERSON: readonly State[] = ['unroutable', 'undeliverable', 'quarantined'];

/** The index invoice_failed has these words: PostgreSQL takes it for the very same condition only. */
const FAILED = `(invoice.state in ('rejected', 'refused', 'undeliverable', 'unroutable', 'quarantined') or invoice.trouble is not null)`;

/** Read at once while a whole list goes out. */
const EXPORT_SLICE = 500;

const order: Order<FoundInvoice> = {
  by: { 'invoice.received_at': 'timestamptz', 'invoice.id': 'uuid' },
  placeOf: ({ receivedAt, id }) => [receivedAt.toISOString(), id],
};

/** A slice of what the scope allows and the search asks for, newest first, and how many there are in all. */
export async function searchInvoices(
  db: Queryable,
  scope: Scope,
  search: InvoiceSearch,
  slice: Slice,
): Promise<Sliced<FoundInvoice> & { readonly total: number; readonly exact: boolean }> {
  const narrow = (query: Knex.QueryBuilder) => matching(db, scope, search, query);
  const sliced = await takeSlice(() => select(db, narrow), order, slice);
  // All of it at once: it is counted already, and a search that finds little has read everything for it.
  if (!slice.older && !slice.newer && !sliced.older) return { ...sliced, total: sliced.items.length, exact: true };
  return { ...sliced, ...(await countUpTo(db, db('invoice').modify(narrow))) };
}

/** All of what the scope allows and the search asks for, newest first, in slices, however many there are. */
export async function* walkInvoices(
  db: Queryable,
  scope: Scope,
  search: InvoiceSearch,
): AsyncGenerator<FoundInvoice[]> {
  let older: Slice['older'] = null;
  do {
    const list = () => select(db, (query) => matching(db, scope, search, query));
    const slice: Sliced<FoundInvoice> = await takeSlice(list, order, { size: EXPORT_SLICE, older });
    yield slice.items;
    ({ older } = slice);
  } while (older);
}

/** One invoice within the scope, or null: whoever may not see it does not learn that it exists. */
export async function findInvoiceInScope(db: Queryable, scope: Scope, id: string): Promise<FoundInvoice | null> {
  const [found] = await select(db, (query) => {
    within(scope, query);
    void query.where({ 'invoice.id': id });
  });
  return found ?? null;
}

/** How many invoices of the scope stand in each state. */
export async function countStates(db: Queryable, scope: Scope): Promise<Partial<Record<State, number>>> {
  const rows = await db('invoice')
    .modify((query) => within(scope, query))
    .groupBy('state')
    .select<{ state: State; count: number }[]>('state', db.raw('count(*) as count'));
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export async function countReceivedSince(db: Queryable, scope: Scope, since: Date): Promise<number> {
  const rows = await db('invoice')
    .modify((query) => within(scope, query))
    .where('received_at', '>=', since)
    .count<{ count: number }[]>({ count: '*' });
  return rows[0]?.count ?? 0;
}

function select(db: Queryable, narrow: (query: Knex.QueryBuilder) => void): Knex.QueryBuilder<object, FoundInvoice[]> {
  const level = (name: string) => `'${name}', count(*) filter (where finding->>'level' = '${name}')`;
  return db('invoice')
    .join('organisation', 'organisation.id', 'invoice.organisation_id')
    .leftJoin('authority', 'authority.id', 'invoice.authority_id')
    .leftJoin('report', 'report.id', 'invoice.report_id')
    .modify(narrow)
    .select({
      ...invoiceColumns,
      organisation: 'organisation.name',
      authorityName: 'authority.name',
      findings: db.raw(`case when report.id is null then null else (
        select json_build_object(${level('error')}, ${level('warning')}, ${level('information')})
        from jsonb_array_elements(report.report->'findings') finding) end`),
    }) as Knex.QueryBuilder<object, FoundInvoice[]>;
}

function within(scope: Scope, query: Knex.QueryBuilder): void {
  if (scope === 'everything') return;
  // A scope without an id is refused by knex (undefined binding); it never means everything.
  if ('organisationId' in scope) void query.where({ 'invoice.organisation_id': scope.organisationId });
  else {
    void query.where({ 'invoice.authority_id': scope.authorityId }).whereIn('invoice.state', [...TO_AUTHORITY]);
  }
}

function matching(db: Queryable, scope: Scope, search: InvoiceSearch, query: Knex.QueryBuilder): void {
  within(scope, query);
  if (search.ids?.length) void query.whereIn('invoice.id', [...search.ids]);
  if (search.states.length > 0) void query.whereIn('invoice.state', [...search.states]);
  if (search.waiting) {
    void query.where((any) => void any.whereIn('invoice.state', [...FOR_A_PERSON]).orWhereNotNull('invoice.trouble'));
  }
  if (search.failed) void query.whereRaw(FAILED);
  if (search.channels.length > 0) void query.whereIn('invoice.channel', [...search.channels]);
  if (search.authorityId) void query.where({ 'invoice.authority_id': search.authorityId });
  if (search.from) void query.where('invoice.received_at', '>=', startOf(db, search.from, 0));
  if (search.to) void query.where('invoice.received_at', '<', startOf(db, search.to, 1));
  if (search.text) void query.whereRaw('invoice.words like lower(?)', [likePattern(search.text)]);
}

/** When the day so many days after this one begins in Germany. */
const startOf = (db: Queryable, day: string, after: 0 | 1) =>
  db.raw(`(?::date + ?::integer)::timestamp at time zone 'Europe/Berlin'`, [day, after]);
