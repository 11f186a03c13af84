import type { Place, Slice, Sliced } from '../db/takeSlice.ts';
import { Problem } from '../problems.ts';

type Asked = { readonly size: number; readonly older: string; readonly newer: string };

/** The slice of a list that a query asks for; its places have the form of schemas.ts. Throws REQUEST_BROKEN for both directions at once. */
export function readSlice({ size, older, newer }: Asked): Slice {
  if (older !== '' && newer !== '') throw new Problem('REQUEST_BROKEN');
  return { size, older: readPlace(older), newer: readPlace(newer) };
}

/** The slice as the API answers it. */
export function writeSlice<Row, Item>(
  { items, older, newer, total, exact }: Sliced<Row> & { readonly total: number; readonly exact: boolean },
  toItem: (row: Row) => Item,
) {
  return { items: items.map(toItem), total, exact, older: writePlace(older), newer: writePlace(newer) };
}

const readPlace = (text: string): Place | null => (text === '' ? null : text.split('_'));
const writePlace = (place: Place | null): string | null => place && place.join('_');
