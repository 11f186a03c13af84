import type { Knex } from 'knex';

/** A place in a list: the values that its order goes by, as text. */
export type Place = readonly string[];

/** What is asked for: the newest, or what comes after or before a place. At most one of the two is set. */
export type Slice = { readonly size: number; readonly older?: Place | null; readonly newer?: Place | null };

/** A slice of a list, newest first; `older` and `newer` lead to the slices beside it, null where the list ends. */
export type Sliced<Row> = {
  readonly items: Row[];
  readonly older: Place | null;
  readonly newer: Place | null;
};

export type Order<Row> = {
  /** column -> type; together they are unique, and an index has them in this order */
  readonly by: Readonly<Record<string, 'timestamptz' | 'uuid' | 'bigint'>>;
  placeOf(row: Row): Place;
};

/**
 * Reads a slice of a list of any length in the time that its rows take: the place is looked up in the index, where OFFSET would
 * read everything before it. Rows that come in meanwhile move nothing.
 */
export async function takeSlice<Row>(
  list: () => Knex.QueryBuilder,
  order: Order<Row>,
  { size, older = null, newer = null }: Slice,
): Promise<Sliced<Row>> {
  const columns = Object.keys(order.by);
  const read = async (place: Place | null, direction: 'asc' | 'desc'): Promise<Row[]> => {
    const query = list().orderBy(columns.map((column) => ({ column, order: direction })));
    if (place) void query.whereRaw(beyond(order.by, direction), [...place]);
    return (await query.limit(size + 1)) as Row[];
  };
  const end = (row: Row | undefined, is: boolean) => (row !== undefined && is ? order.placeOf(row) : null);
  if (newer) {
    const rows = await read(newer, 'asc');
    // Less than a slice: the newest ones, all of them, rather than a stump.
    if (rows.length <= size) return takeSlice(list, order, { size });
    const items = rows.slice(0, size).toReversed();
    return { items, newer: end(items[0], true), older: end(items.at(-1), true) };
  }
  const rows = await read(older, 'desc');
  const items = rows.slice(0, size);
  return { items, newer: end(items[0], older !== null), older: end(items.at(-1), rows.length > size) };
}

/** Compares all columns at once, as the index does. */
function beyond(by: Order<never>['by'], direction: 'asc' | 'desc'): string {
  const marks = Object.values(by).map((type) => `?::${type}`);
  return `(${Object.keys(by).join(', ')}) ${direction === 'desc' ? '<' : '>'} (${marks.join(', ')})`;
}
