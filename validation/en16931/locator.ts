import { childrenOf } from './childrenOf.ts';
import { emptyPlace } from './emptyPlace.ts';
import { leftovers } from './leftovers.ts';
import type { Leftover } from './leftovers.ts';
import type { ReadInvoice } from './read.ts';
import { resolvePlace } from './resolvePlace.ts';
import { terms } from './terms.ts';
import type { Row } from './terms.ts';
import type { XmlElement } from './xmlTree.ts';

/** Finds the address for a place that a finding names; `about`: the terms that its rule is about, the most important first. */
export type Locate = (place: string, about: readonly string[]) => string | null;

type Index = {
  readonly found: ReadInvoice;
  /** path -> addresses read from it, in the order of reading */
  readonly byPath: ReadonlyMap<string, readonly string[]>;
  readonly left: readonly Leftover[];
};

const rows = new Map((terms as readonly Row[]).map((row) => [row.id as string, row]));

/**
 * Leads findings to fields. The address found may be one where nothing stands yet (a term that is missing); 'BG-25' without a position
 * means the lines as a whole. null: the document itself.
 */
export function locator(found: ReadInvoice, root: XmlElement): Locate {
  const byPath = new Map<string, string[]>();
  for (const [address, { path }] of Object.entries(found.sources)) {
    const known = byPath.get(path);
    if (known) known.push(address);
    else byPath.set(path, [address]);
  }
  const index: Index = { found, byPath, left: leftovers(found) };
  return (place, about) => locate(index, resolvePlace(root, place) ?? place, about);
}

function locate(index: Index, place: string, about: readonly string[]): string | null {
  const { found, byPath, left } = index;
  const exact = byPath.get(place);
  const unread = exact ? undefined : left.find(({ path }) => path === place);
  if (unread) return unread.address;
  const here = choose(exact ?? nearestAbove(byPath, place), about);
  if (here !== null && about.includes(lastId(here))) return here;
  const base = here === null ? [] : segments(here);
  const group = rows.get(base.at(-1)?.id ?? '')?.type === 'group' ? base : base.slice(0, -1);
  for (const term of about) {
    const address = addressIn(found, group, term);
    if (address !== null) return address;
  }
  if (exact) return here;
  return firstBelow(left, place)?.address ?? empty(index, group, place) ?? here ?? groupAround(about);
}

/** The field of an element that stands there but is empty. */
function empty({ found }: Index, group: readonly Segment[], place: string): string | null {
  const base = group.map(({ id, nth }) => (nth === undefined ? id : `${id}/${nth}`)).join('/');
  const above = found.sources[base]?.path.split('/').length ?? 2;
  const steps = place
    .split('/')
    .slice(above)
    .map((step) => step.replace(/\[\d+\]$/, '').replace(/^.*:/, ''));
  const inside = steps.length > 0 ? emptyPlace(group.at(-1)?.id ?? 'invoice', steps, found.syntax) : null;
  return inside === null ? null : `${base}${base && '/'}${inside}`;
}

/** Where nothing says which of several lines is meant, the lines as a whole are. */
function groupAround(about: readonly string[]): string | null {
  const [first] = about.flatMap((term) => chainOf(term, [])?.[0] ?? []);
  return first?.many ? first.id : null;
}

/** What is left over under an element that no term reads. The document element holds everything and says nothing. */
function firstBelow(left: readonly Leftover[], place: string): Leftover | undefined {
  return place.split('/').length > 2 ? left.find(({ path }) => path.startsWith(`${place}/`)) : undefined;
}

function nearestAbove(byPath: Index['byPath'], place: string): readonly string[] {
  for (let path = place; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const addresses = byPath.get(path);
    if (addresses) return addresses;
  }
  return [];
}

/** Several terms may share an element (a note and its code): the one that the rule is about, else the first. */
function choose(addresses: readonly string[], about: readonly string[]): string | null {
  return addresses.find((address) => about.includes(lastId(address))) ?? addresses[0] ?? null;
}

type Segment = { readonly id: string; readonly nth?: number };

/** BG-25/0/BG-30/BT-152 -> the groups on the way and the term */
function segments(address: string): Segment[] {
  const found: Segment[] = [];
  for (const part of address.split('/')) {
    const last = found.at(-1);
    if (/^\d+$/.test(part) && last) found[found.length - 1] = { id: last.id, nth: Number(part) };
    else found.push({ id: part });
  }
  return found;
}

const lastId = (address: string): string => segments(address).at(-1)?.id ?? '';

/** Address of a term, near a group that is known. null: there are several and nothing says which. */
function addressIn(found: ReadInvoice, base: readonly Segment[], term: string): string | null {
  const chain = chainOf(term, base);
  if (!chain) return null;
  let address = '';
  let content: unknown = found.invoice;
  for (const [depth, row] of chain.entries()) {
    const known = base[depth];
    const isKnown = known?.id === row.id && chain.slice(0, depth).every((above, at) => above.id === base[at]?.id);
    const given = (content as Record<string, unknown> | undefined)?.[row.id];
    address += `${address && '/'}${row.id}`;
    if (row.many) {
      const count = Array.isArray(given) ? given.length : 0;
      if (isKnown && known.nth !== undefined) address += `/${known.nth}`;
      else if (count > 1 && row.type === 'group') return depth === 0 && chain.length === 1 ? address : null;
      else address += '/0';
      content = (given as readonly unknown[] | undefined)?.[Number(address.split('/').at(-1))];
    } else content = given;
  }
  return address;
}

/** Rows from the document down to the term. Inside a sub line the groups are those of sub lines. */
function chainOf(term: string, base: readonly Segment[]): readonly Row[] | null {
  const row = rows.get(term);
  if (!row) return null;
  const inSubLine = base.findLastIndex(({ id }) => id === 'BG-DEX-01');
  if (inSubLine >= 0) {
    const line = base.slice(0, inSubLine + 1).flatMap(({ id }) => rows.get(id) ?? []);
    const inside = pathBelow('BG-DEX-01', term);
    if (inside) return [...line, ...inside];
  }
  const chain: Row[] = [row];
  for (let above = row.in; above !== 'invoice'; above = chain[0]?.in ?? 'invoice') {
    const parent = rows.get(above);
    if (!parent) return null;
    chain.unshift(parent);
  }
  return chain;
}

function pathBelow(group: string, term: string): readonly Row[] | null {
  for (const row of childrenOf(group)) {
    if (row.id === term || row.like === term) return [row];
    if (row.type !== 'group' || row.id === group) continue;
    const inside = pathBelow(row.id, term);
    if (inside) return [row, ...inside];
  }
  return null;
}
