import type { XmlDocument } from 'libxml2-wasm';
import { bindings, namespaces, pathOf } from './en16931/bindings.ts';
import { terms, type Row } from './en16931/terms.ts';
import type { Summary, Syntax } from './report.ts';

const WANTED = {
  number: 'BT-1',
  issueDate: 'BT-2',
  typeCode: 'BT-3',
  currency: 'BT-5',
  buyerReference: 'BT-10',
  specification: 'BT-24',
  seller: 'BT-27',
  sellerEmail: 'BT-43',
  buyer: 'BT-44',
  amountDue: 'BT-115',
} as const satisfies Record<keyof Summary, string>;
/** Longer values are broken; a report does not carry them along. */
const MAX_VALUE = 500;

const paths = new Map<Syntax, Readonly<Record<keyof Summary, string>>>();

/** The few values that people and routing need, as they stand in the document (dates as YYYY-MM-DD); null: missing. Works on broken invoices, too. */
export function summarize(document: XmlDocument, syntax: Syntax): Summary {
  let found = paths.get(syntax);
  if (!found) paths.set(syntax, (found = findPaths(syntax)));
  const ns = namespaces(syntax);
  const entries = Object.entries(found).map(([key, path]) => {
    const node = document.get(path, ns);
    const value = node?.content.trim().slice(0, MAX_VALUE) ?? null;
    return [key, key === 'issueDate' && value ? isoDate(value) : value];
  });
  return Object.fromEntries(entries) as Summary;
}

/** CII writes dates as 20261231 (format 102). */
function isoDate(value: string): string {
  return value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

function findPaths(syntax: Syntax): Readonly<Record<keyof Summary, string>> {
  const groups = bindings(syntax);
  const rows: readonly Row[] = terms;
  const entries = Object.entries(WANTED).map(([key, id]) => {
    const row = rows.find((r) => r.id === id);
    const path = row && pathOf(row, syntax);
    const group = groups[row?.in === 'invoice' ? 'doc' : (row?.in ?? '')];
    if (!path || !group) throw new Error(`${id} has no path in ${syntax}`);
    // alternatives: XPath 1.0 knows no brackets within a path
    return [
      key,
      path
        .split(' | ')
        .map((one) => `${group}/${one}`)
        .join(' | '),
    ];
  });
  return Object.fromEntries(entries) as Record<keyof Summary, string>;
}
