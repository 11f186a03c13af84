import type { Syntax } from '../report.ts';
import { terms } from './terms.ts';
import type { Row } from './terms.ts';

/** root element and namespaces per syntax; the prefixes are the ones the table and the rules use */
const syntaxes = {
  'ubl-invoice': {
    root: 'ubl:Invoice',
    namespaces: { ubl: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' },
  },
  'ubl-creditnote': {
    root: 'cn:CreditNote',
    namespaces: { cn: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2' },
  },
  cii: {
    root: 'rsm:CrossIndustryInvoice',
    namespaces: {
      rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
      ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
      udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
      qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
    },
  },
} as const satisfies Record<Syntax, { root: string; namespaces: Record<string, string> }>;

const ublCommon = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  ext: 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
} as const;

/** prefix -> namespace */
export function namespaces(syntax: Syntax): Record<string, string> {
  const own = syntaxes[syntax].namespaces;
  return syntax === 'cii' ? { ...own } : { ...own, ...ublCommon };
}

/** name of the root element, with its prefix */
export function rootOf(syntax: Syntax): string {
  return syntaxes[syntax].root;
}

/** path of a term relative to its parent group's element; null: the syntax has no place for it */
export function pathOf(row: Row, syntax: Syntax): string | null {
  if (syntax === 'cii') return row.cii;
  if (syntax === 'ubl-creditnote' && row.ublCreditNote !== undefined) return row.ublCreditNote;
  return row.ubl;
}

/**
 * XPath per term, for the rules: 'doc' = the root element, 'BG-n' = absolute path of the group, 'BG-n-in' = its path from the
 * parent group, 'BT-n' = path from the element of its group (in brackets where there are alternatives).
 * Terms that the syntax has no place for are absent, so that a rule that names them does not compile.
 */
export function bindings(syntax: Syntax): Record<string, string> {
  const doc = `/${syntaxes[syntax].root}`;
  const result: Record<string, string> = { doc };
  for (const row of terms as readonly Row[]) {
    const path = pathOf(row, syntax);
    if (path === null) continue;
    if (row.type === 'group') {
      result[`${row.id}-in`] = path;
      result[row.id] = absolute(row, path, result, doc);
    } else {
      result[row.id] = path.includes(' | ') ? `(${path})` : path;
    }
  }
  return result;
}

function absolute(row: Row, path: string, known: Record<string, string>, doc: string): string {
  const parent = row.in === 'invoice' ? doc : known[row.in];
  if (parent === undefined) throw new Error(`${row.id}: the row of its group ${row.in} must stand before it`);
  if (path.startsWith('.') && !path.startsWith('..')) return parent + path.slice(1);
  // a group within itself: at any depth below its first parent
  return row.alsoIn === row.id ? `${parent}//${path}` : `${parent}/${path}`;
}
