import { terms } from './terms.ts';
import type { Row } from './terms.ts';

const rows: readonly Row[] = terms;
const known = new Map<string, readonly Row[]>();

/** The rows of a group ('invoice' or a BG), in the order of the table: its own ones and the terms it borrows from another group. */
export function childrenOf(group: string): readonly Row[] {
  let children = known.get(group);
  if (!children) {
    const like = rows.find((row) => row.id === group)?.like;
    children = rows.filter(
      (row) =>
        row.in === group || row.alsoIn === group || (row.in === like && like !== undefined && row.type !== 'group'),
    );
    known.set(group, children);
  }
  return children;
}
