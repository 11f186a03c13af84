import { childrenOf } from './childrenOf.ts';
import type { Attachment, Identifier } from './invoice.ts';
import { leftovers } from './leftovers.ts';
import type { Leftover } from './leftovers.ts';
import type { ReadInvoice, Source } from './read.ts';
import { sectionKeys, type Row, type SectionKey, type TermId } from './terms.ts';

/** One value of an invoice, as every view shows it; texts (labels) are found by `id`, marks of findings by `address`. */
export type OutlineValue = {
  readonly id: TermId;
  /** place in the invoice: BG-25/0/BT-131 */
  readonly address: string;
  readonly type: Exclude<Row['type'], 'group'>;
  readonly codeList?: string;
  /** as it stands in the document; empty where it is missing */
  readonly value: string;
  /** of an amount, where it is another one than its term asks for (BT-5; BT-111: BT-6) */
  readonly currency?: string;
  readonly scheme?: string;
  readonly version?: string;
  readonly mime?: string;
  readonly filename?: string;
  /** where it stands in the document */
  readonly path?: string;
  readonly line?: number;
  /**
   * broken: does not fit the type of its term. missing: a finding asks for it. surplus: given once more, though its term may be given
   * only once.
   */
  readonly fault?: 'broken' | 'missing' | 'surplus';
};

export type OutlineGroup = {
  readonly id: TermId;
  readonly address: string;
  /** position among its kind, from 1; only where the group repeats */
  readonly nth?: number;
  readonly path?: string;
  readonly line?: number;
  /** a finding asks for the whole group */
  readonly missing?: true;
  readonly values: readonly OutlineValue[];
  readonly groups: readonly OutlineGroup[];
};

export type OutlineSection = {
  readonly key: SectionKey;
  readonly values: readonly OutlineValue[];
  readonly groups: readonly OutlineGroup[];
};

export type Outline = {
  readonly sections: readonly OutlineSection[];
  /** what no term of the table takes and what is no repetition of one */
  readonly rest: readonly Leftover[];
};

const sectionOf = new Map<string, SectionKey | undefined>(
  childrenOf('invoice').map(({ id, section }) => [id, section]),
);

type Draft = { values: OutlineValue[]; groups: OutlineGroup[] };
type Context = {
  readonly sources: Readonly<Record<string, Source>>;
  readonly missing: readonly string[];
  readonly currencyOf: (id: TermId) => string | undefined;
  readonly surplus: ReadonlyMap<string, readonly Leftover[]>;
};

/**
 * Everything that a document says, in the order of reading: sections, groups, values. `missing`: addresses that findings ask for though
 * nothing stands there; each gets a place of its own, so that a finding can lead to it.
 */
export function outline(found: ReadInvoice, missing: readonly string[] = []): Outline {
  const left = leftovers(found);
  const context: Context = {
    sources: found.sources,
    missing,
    currencyOf: (id) => found.invoice[id === 'BT-111' ? 'BT-6' : 'BT-5'],
    surplus: Map.groupBy(
      left.filter((item) => item.repeats !== undefined),
      (item) => item.repeats ?? '',
    ),
  };
  const whole = readGroup(context, 'invoice', found.invoice, '');
  return {
    sections: sectionKeys.map((key) => ({
      key,
      values: whole.values.filter(({ id }) => sectionOf.get(id) === key),
      groups: whole.groups.filter(({ id }) => sectionOf.get(id) === key),
    })),
    rest: left.filter((item) => item.repeats === undefined),
  };
}

function readGroup(context: Context, group: string, content: Readonly<Record<string, unknown>>, trail: string): Draft {
  const draft: Draft = { values: [], groups: [] };
  for (const row of childrenOf(group)) {
    const given = content[row.id];
    const items: readonly unknown[] = given === undefined ? [] : row.many ? (given as readonly unknown[]) : [given];
    const addresses = items.map((_, index) => `${trail}${row.id}${row.many ? `/${index}` : ''}`);
    items.forEach((item, index) => add(context, draft, row, addresses[index] ?? '', item));
    for (const address of wanted(context.missing, `${trail}${row.id}`, row, items.length)) {
      add(context, draft, row, address, undefined);
    }
  }
  return draft;
}

/** The places of this row that are missing: the row itself, or a group of which something is missing. */
function wanted(missing: readonly string[], address: string, row: Row, given: number): readonly string[] {
  if (!row.many)
    return given === 0 && missing.some((one) => one === address || one.startsWith(`${address}/`)) ? [address] : [];
  const next = `${address}/${given}`;
  return missing.some((one) => one === next || one.startsWith(`${next}/`) || (given === 0 && one === address))
    ? [next]
    : [];
}

function add(context: Context, draft: Draft, row: Row, address: string, content: unknown): void {
  const source = context.sources[address];
  const place = {
    ...(source && { path: source.path }),
    ...(source?.line !== undefined && { line: source.line }),
  };
  const id = row.id as TermId;
  if (row.type === 'group') {
    const inside = readGroup(context, row.id, (content ?? {}) as Record<string, unknown>, `${address}/`);
    const missing = content === undefined && { missing: true as const };
    draft.groups.push({ id, address, ...nthOf(row, address), ...place, ...missing, ...inside });
    return;
  }
  const { type } = row as { readonly type: OutlineValue['type'] };
  const common = { id, type, ...(row.codeList !== undefined && { codeList: row.codeList }) };
  const fault =
    content === undefined ? { fault: 'missing' as const } : source?.broken ? { fault: 'broken' as const } : {};
  const wanted = context.currencyOf(id);
  const other = source?.currency !== undefined && wanted !== undefined && source.currency !== wanted;
  const currency = other ? { currency: source.currency } : {};
  draft.values.push({ ...common, address, ...parts(content), ...currency, ...place, ...fault });
  for (const more of context.surplus.get(address) ?? []) {
    draft.values.push({ ...common, address: more.address, value: more.value, path: more.path, fault: 'surplus' });
  }
}

function nthOf(row: Row, address: string): { readonly nth?: number } {
  return row.many ? { nth: Number(address.split('/').at(-1)) + 1 } : {};
}

function parts(content: unknown): Pick<OutlineValue, 'value' | 'scheme' | 'version' | 'mime' | 'filename'> {
  if (content === undefined) return { value: '' };
  return typeof content === 'string' ? { value: content } : (content as Identifier & Attachment);
}
