import type { Syntax } from '../report.ts';
import { namespaces as namespacesOf, pathOf, rootOf } from './bindings.ts';
import { childrenOf } from './childrenOf.ts';
import { alternativeFor, attributesFor, encode, schemePlace } from './exceptions.ts';
import { finish } from './finish.ts';
import type { Attachment, Identifier, Invoice } from './invoice.ts';
import { parsePath } from './path.ts';
import { emptyElement, place } from './place.ts';
import type { Draft } from './place.ts';
import type { Found } from './select.ts';
import { select, valueOf } from './select.ts';
import { serialize } from './serialize.ts';
import type { Row } from './terms.ts';
import type { XmlElement } from './xmlTree.ts';

export type WrittenInvoice = {
  /** UTF-8 text with XML declaration */
  readonly xml: string;
  /** addresses of values ('BG-25/0/BG-DEX-01/0') that the syntax has no place for */
  readonly lost: readonly string[];
};

type Context = Draft & {
  readonly syntax: Syntax;
  readonly currencies: { readonly invoice: string | undefined; readonly accounting: string | undefined };
  readonly lost: string[];
};

/**
 * Invoice -> XML. Writes what it is given: it neither computes nor checks. Throws a RangeError on characters that XML cannot carry.
 */
export function write(invoice: Invoice, syntax: Syntax): WrittenInvoice {
  const namespaces = namespacesOf(syntax);
  const root = emptyElement(namespaces, rootOf(syntax));
  const currencies = { invoice: invoice['BT-5'], accounting: invoice['BT-6'] };
  const context: Context = { syntax, namespaces, currencies, taken: new Set(), lost: [] };
  writeGroup(context, 'invoice', invoice, root, '');
  finish(context, root, syntax);
  return { xml: serialize(root, namespaces), lost: context.lost };
}

function writeGroup(
  context: Context,
  group: string,
  content: Readonly<Record<string, unknown>>,
  element: XmlElement,
  address: string,
): void {
  for (const row of childrenOf(group)) {
    const value = content[row.id];
    if (value === undefined) continue;
    const values: readonly unknown[] = row.many ? (value as readonly unknown[]) : [value];
    values.forEach((one, index) => {
      const own = `${address}${row.id}${row.many ? `/${index}` : ''}`;
      const written =
        row.type === 'group'
          ? writeChild(context, row, one as Record<string, unknown>, element, own)
          : writeTerm(context, row, one as string | Identifier | Attachment, element);
      if (!written) context.lost.push(own);
    });
  }
}

function writeChild(
  context: Context,
  row: Row,
  content: Readonly<Record<string, unknown>>,
  parent: XmlElement,
  address: string,
): boolean {
  const path = pathOf(row, context.syntax);
  const found = path === null ? undefined : place(context, parent, parsePath(path)[0] ?? []);
  if (!found) return false;
  if (found.element !== parent) context.taken.add(found.element);
  writeGroup(context, row.id, content, found.element, `${address}/`);
  return true;
}

function writeTerm(context: Context, row: Row, value: string | Identifier | Attachment, parent: XmlElement): boolean {
  const path = pathOf(row, context.syntax);
  if (path === null) return false;
  const text = typeof value === 'string' ? value : value.value;
  const alternatives = parsePath(path);
  const chosen = alternatives[alternatives.length > 1 ? alternativeFor(row, value) : 0] ?? [];
  // several groups may share an element outside of them, as the payments of CII share the remittance information (BT-83)
  const shared = chosen[0]?.axis === 'parent' ? select(chosen, parent, context.namespaces)[0] : undefined;
  if (shared && context.taken.has(shared.element)) {
    return valueOf(shared) === encode(row, context.syntax, text, '');
  }
  const found = place(context, parent, chosen);
  if (!found) return false;
  put(found, encode(row, context.syntax, text, valueOf(found)));
  if (found.attribute === undefined && found.element !== parent) context.taken.add(found.element);
  Object.assign(found.element.attributes, attributesFor(row, context.syntax, context.currencies));
  if (typeof value === 'object') putBeside(context, row, value, found.element);
  return true;
}

function putBeside(context: Context, row: Row, value: Identifier | Attachment, element: XmlElement): void {
  const beside: [string, string | undefined][] = [];
  if (row.type === 'binary') {
    const { mime, filename } = value as Attachment;
    beside.push(['@mimeCode', mime], ['@filename', filename]);
  } else {
    const { scheme, version } = value as Identifier;
    const where = schemePlace(row, context.syntax);
    beside.push([where.scheme, scheme], [where.version ?? '@schemeVersionID', version]);
  }
  for (const [path, text] of beside) {
    const found = text === undefined ? undefined : place(context, element, parsePath(path)[0] ?? []);
    if (found && text !== undefined) put(found, text);
  }
}

function put({ element, attribute }: Found, value: string): void {
  if (attribute === undefined) element.text = value;
  else element.attributes[attribute] = value;
}
