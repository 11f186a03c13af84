import type { Row, TermType } from './terms.ts';

/**
 * How the entry form asks for a term. lines: text of several lines. choice: a list to look over; search: a long one to type into.
 * scheme: a value and, beside it, what kind of identifier it is. computed: from the rest of the invoice. fixed: by the standard.
 */
export type Widget =
  NonNullable<Row['widget']> | 'amount' | 'choice' | 'date' | 'file' | 'number' | 'scheme' | 'search' | 'text';

const byType = {
  amount: 'amount',
  price: 'amount',
  binary: 'file',
  code: 'choice',
  date: 'date',
  identifier: 'text',
  percentage: 'number',
  quantity: 'number',
  reference: 'text',
  text: 'text',
} as const satisfies Record<Exclude<TermType, 'group'>, Widget>;

/** Lists of hundreds of codes. */
const long = ['iso-3166-1', 'iso-4217', 'unece-rec20-21', 'untdid-4451-cii', 'untdid-7161'];

/** null: a group has none. */
export function widgetOf({ type, widget, scheme, codeList }: Row): Widget | null {
  if (type === 'group') return null;
  if (widget) return widget;
  if (scheme) return 'scheme';
  return type === 'code' && codeList !== undefined && long.includes(codeList) ? 'search' : byType[type];
}
