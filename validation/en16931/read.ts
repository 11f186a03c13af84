import type { Syntax } from '../report.ts';
import { namespaces as namespacesOf, pathOf, rootOf } from './bindings.ts';
import { childrenOf } from './childrenOf.ts';
import { constants, decode, familyOf, schemePlace } from './exceptions.ts';
import type { Attachment, Identifier, Invoice } from './invoice.ts';
import { parsePath } from './path.ts';
import { select, valueOf } from './select.ts';
import type { Found } from './select.ts';
import { isBroken } from './isBroken.ts';
import type { Row } from './terms.ts';
import { toEnd, type Steps } from './toEnd.ts';
import { elementPath } from './xmlTree.ts';
import type { XmlElement } from './xmlTree.ts';

export type ReadInvoice = {
  readonly syntax: Syntax;
  readonly invoice: Invoice;
  /** address of a value or group in the invoice ('BG-25/0/BT-131') -> where it stood in the document */
  readonly sources: Readonly<Record<string, Source>>;
  /** content of the document that no term of the table takes, surplus repetitions too */
  readonly unread: readonly { readonly path: string; readonly value: string }[];
};

export type Source = {
  /** with the prefixes of the document and positions, as findings say it */
  readonly path: string;
  readonly line?: number;
  /** currencyID of an amount, where it stands beside the value */
  readonly currency?: string;
  /** the value does not fit the type of its term and stands in the invoice as it was found */
  readonly broken?: true;
};

type Context = {
  readonly syntax: Syntax;
  readonly namespaces: Readonly<Record<string, string>>;
  readonly sources: Record<string, Source>;
  readonly seen: Set<XmlElement>;
};

type Content = Record<string, unknown>;

/** XML -> Invoice, for any well-formed document with one of the three roots; null: another root. Never throws on content. */
export function read(root: XmlElement): ReadInvoice | null {
  return toEnd(readSteps(root));
}

/** The same in steps: an invoice may have thousands of lines. */
export function* readSteps(root: XmlElement): Steps<ReadInvoice | null> {
  const syntax = syntaxOf(root);
  if (!syntax) return null;
  const context: Context = { syntax, namespaces: namespacesOf(syntax), sources: {}, seen: new Set() };
  const invoice = (yield* readGroup(context, 'invoice', root, '')) as Invoice;
  yield* takeConstants(context, root, '');
  return { syntax, invoice, sources: context.sources, unread: leftovers(context, root) };
}

/** null: the root element is none of the three */
function syntaxOf(root: XmlElement): Syntax | null {
  for (const syntax of ['ubl-invoice', 'ubl-creditnote', 'cii'] as const) {
    const [prefix = '', local] = rootOf(syntax).split(':');
    if (root.local === local && root.namespace === namespacesOf(syntax)[prefix]) return syntax;
  }
  return null;
}

function* readGroup(context: Context, group: string, element: XmlElement, address: string): Steps<Content> {
  const content: Content = {};
  for (const row of childrenOf(group)) {
    const path = pathOf(row, context.syntax);
    if (path === null) continue;
    const found = parsePath(path).flatMap((alternative) => select(alternative, element, context.namespaces));
    const values: unknown[] = [];
    for (const item of found) {
      const own = `${address}${row.id}${row.many ? `/${values.length}` : ''}`;
      const value =
        row.type === 'group' ? yield* readChild(context, row, item, element, own) : readTerm(context, row, item, own);
      if (group === 'invoice') yield;
      if (value !== null) values.push(value);
      if (!row.many && values.length > 0) break;
    }
    if (values.length > 0) content[row.id] = row.many ? values : values[0];
  }
  return content;
}

function* readChild(
  context: Context,
  row: Row,
  item: Found,
  parent: XmlElement,
  address: string,
): Steps<Content | null> {
  const content = yield* readGroup(context, row.id, item.element, `${address}/`);
  if (Object.keys(content).length === 0) return null;
  // a group without an element of its own has no place of its own
  if (item.element !== parent) context.sources[address] = sourceOf(item);
  takePredicates(context, row, item);
  return content;
}

function readTerm(context: Context, row: Row, item: Found, address: string): string | Identifier | Attachment | null {
  const value = decode(row, context.syntax, valueOf(item), item.element);
  if (item.attribute === undefined) context.seen.add(item.element);
  if (value === null || value.trim() === '') return null;
  const currency = row.type === 'amount' || row.type === 'price' ? item.element.attributes['currencyID'] : undefined;
  context.sources[address] = {
    ...sourceOf(item),
    ...(currency !== undefined && { currency }),
    ...(isBroken(row.type, value) && { broken: true as const }),
  };
  takePredicates(context, row, item);
  if (row.type === 'binary') {
    const { mimeCode: mime, filename } = item.element.attributes;
    return { value, ...(mime !== undefined && { mime }), ...(filename !== undefined && { filename }) };
  }
  if (!row.scheme) return value;
  const place = schemePlace(row, context.syntax);
  const scheme = attributeOf(context, item, place.scheme);
  const version = place.version === undefined ? undefined : attributeOf(context, item, place.version);
  return { value, ...(scheme !== undefined && { scheme }), ...(version !== undefined && { version }) };
}

function attributeOf(context: Context, item: Found, path: string): string | undefined {
  const found = parsePath(path).flatMap((alternative) => select(alternative, item.element, context.namespaces))[0];
  if (!found) return undefined;
  if (found.attribute === undefined) context.seen.add(found.element);
  return valueOf(found).trim() || undefined;
}

function sourceOf({ element, attribute }: Found): Source {
  const path = elementPath(element) + (attribute === undefined ? '' : `/@${attribute}`);
  return { path, ...(element.line !== undefined && { line: element.line }) };
}

/** What tells terms apart (ChargeIndicator, type codes, tax schemes) counts as read with the term. */
function takePredicates(context: Context, row: Row, item: Found): void {
  for (const path of parsePath(pathOf(row, context.syntax) ?? '.')) {
    let at: XmlElement | null = item.element;
    for (const step of [...path].reverse()) {
      if (step.axis === 'attribute') continue;
      for (const test of step.predicates) {
        if (at && test.kind === 'is')
          for (const { element } of select(test.path, at, context.namespaces)) context.seen.add(element);
      }
      at = at?.parent ?? null;
    }
  }
}

function* takeConstants(context: Context, element: XmlElement, trail: string, depth = 0): Steps<void> {
  const here = `${trail}/${canonicalName(element, context.namespaces)}`;
  for (const { at, path, value } of constants[familyOf(context.syntax)]) {
    if (!here.endsWith(`/${at}`)) continue;
    for (const alternative of parsePath(path)) {
      for (const { element: found } of select(alternative, element, context.namespaces)) {
        if (found.text.trim() === value || path.endsWith('TaxScheme/cbc:ID')) context.seen.add(found);
      }
    }
  }
  for (const child of element.children) {
    yield* takeConstants(context, child, here, depth + 1);
    // lines stand in the root (UBL) or one below (CII)
    if (depth < 2) yield;
  }
}

/** The name with the prefix that the table uses. */
function canonicalName(element: XmlElement, namespaces: Readonly<Record<string, string>>): string {
  const prefix = Object.keys(namespaces).find((key) => namespaces[key] === element.namespace);
  return `${prefix ?? ''}:${element.local}`;
}

function leftovers(context: Context, element: XmlElement): { path: string; value: string }[] {
  if (element.children.length > 0) return element.children.flatMap((child) => leftovers(context, child));
  if (context.seen.has(element) || element.text.trim() === '') return [];
  return [{ path: elementPath(element), value: element.text }];
}
