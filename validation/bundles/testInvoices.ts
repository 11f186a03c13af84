import { namespaces } from '../en16931/bindings.ts';
import { childrenOf } from '../en16931/childrenOf.ts';
import type { Invoice } from '../en16931/invoice.ts';
import { serialize } from '../en16931/serialize.ts';
import type { Row } from '../en16931/terms.ts';
import { write } from '../en16931/write.ts';
import type { XmlElement } from '../en16931/xmlTree.ts';
import type { Syntax } from '../report.ts';
import { parseXml } from '../xml.ts';
import { xmlTreeOf } from '../xmlTreeOf.ts';

export type TestInvoice = { readonly name: string; readonly xml: Uint8Array };

/** A valid invoice of one line with an allowance and a charge, under the given specification (BT-24). */
export function validInvoice(syntax: Syntax, specification: string): Uint8Array {
  return Buffer.from(write(plain(syntax, specification), syntax).xml);
}

/** How many changed copies of each invoice; enough to touch most rules, few enough to run a slow stylesheet on all of them. */
const COPIES = 45;

/**
 * Invoices to compare two ways of checking on: valid ones, one with every term there is, and copies of both with an element removed, emptied,
 * doubled or filled with something else, spread over the whole document. The same on every machine.
 */
export function testInvoices(syntax: Syntax, specifications: readonly string[]): TestInvoice[] {
  const valid = specifications.map((specification) => ({
    name: `valid, ${specification}`,
    xml: validInvoice(syntax, specification),
  }));
  const full = { name: 'every term', xml: Buffer.from(write(everyTerm(specifications[0] ?? ''), syntax).xml) };
  const changed = [valid[0], full].flatMap((one) => (one ? changedCopies(one, syntax) : []));
  return [...valid, full, ...changed];
}

function changedCopies({ name, xml }: TestInvoice, syntax: Syntax): TestInvoice[] {
  const count = elementsOf(treeOf(xml)).length;
  const copies = Math.min(COPIES, count - 1);
  return Array.from({ length: copies }, (_, i) => {
    const root = treeOf(xml);
    const element = elementsOf(root)[1 + Math.floor((i * (count - 1)) / copies)]!;
    const [what, change] = CHANGES[i % CHANGES.length]!;
    change(element);
    return { name: `${name}: ${element.name} ${what}`, xml: Buffer.from(serialize(root, namespaces(syntax))) };
  });
}

const CHANGES: readonly (readonly [what: string, change: (element: XmlElement) => void])[] = [
  ['removed', (element) => replace(element, [])],
  ['doubled', (element) => replace(element, [element, element])],
  ['emptied', (element) => Object.assign(element, { text: ' ', children: [] })],
  ['filled', (element) => void (element.children.length === 0 && (element.text = 'XY'))],
  ['numbered', (element) => void (element.children.length === 0 && (element.text = '-1.234'))],
  ['stripped', (element) => (element.attributes = {})],
  ['attributed', (element) => (element.attributes['schemeID'] = 'ZZZ')],
];

function replace(element: XmlElement, by: readonly XmlElement[]): void {
  const { parent } = element;
  if (parent) parent.children = parent.children.flatMap((child) => (child === element ? by : [child]));
}

function treeOf(xml: Uint8Array): XmlElement {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(`a test invoice cannot be read: ${parsed.fault.code}`);
  try {
    return xmlTreeOf(parsed.document);
  } finally {
    parsed.document.dispose();
  }
}

function elementsOf(root: XmlElement): XmlElement[] {
  return [root, ...root.children.flatMap(elementsOf)];
}

function plain(syntax: Syntax, specification: string): Invoice {
  const [vat, gross] = ['18.05', '113.05'];
  return {
    'BT-1': 'P-1',
    'BT-2': '2026-03-02',
    'BT-3': syntax === 'ubl-creditnote' ? '381' : '380',
    'BT-5': 'EUR',
    'BT-10': '991-33333TEST-33',
    'BT-20': 'Zahlbar sofort',
    'BG-2': { 'BT-23': 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0', 'BT-24': specification },
    'BG-4': {
      'BT-27': 'Prüfwerk GmbH',
      'BT-31': 'DE123456789',
      'BT-34': { value: 'rechnung@pruefwerk.example', scheme: 'EM' },
      'BG-5': { 'BT-35': 'Werkstraße 1', 'BT-37': 'Halle', 'BT-38': '06108', 'BT-40': 'DE' },
      'BG-6': { 'BT-41': 'Paula Prüf', 'BT-42': '+49 345 12345', 'BT-43': 'paula@pruefwerk.example' },
    },
    'BG-7': {
      'BT-44': 'Amt für Proben',
      'BT-49': { value: 'amt@behoerde.example', scheme: 'EM' },
      'BG-8': { 'BT-50': 'Amtsweg 2', 'BT-52': 'Magdeburg', 'BT-53': '39104', 'BT-55': 'DE' },
    },
    'BG-13': { 'BT-72': '2026-02-27' },
    'BG-16': [{ 'BT-81': '58', 'BG-17': { 'BT-84': 'DE02120300000000202051' } }],
    'BG-20': [{ 'BT-92': '10.00', 'BT-95': 'S', 'BT-96': '19', 'BT-97': 'Rabatt' }],
    'BG-21': [{ 'BT-99': '5.00', 'BT-102': 'S', 'BT-103': '19', 'BT-104': 'Versand' }],
    'BG-22': {
      'BT-106': '100.00',
      'BT-107': '10.00',
      'BT-108': '5.00',
      'BT-109': '95.00',
      'BT-110': vat,
      'BT-112': gross,
      'BT-115': gross,
    },
    'BG-23': [{ 'BT-116': '95.00', 'BT-117': vat, 'BT-118': 'S', 'BT-119': '19' }],
    'BG-25': [
      {
        'BT-126': '1',
        'BT-129': '2',
        'BT-130': 'C62',
        'BT-131': '100.00',
        'BG-29': { 'BT-146': '50.00' },
        'BG-30': { 'BT-151': 'S', 'BT-152': '19' },
        'BG-31': { 'BT-153': 'Prüfling' },
      },
    ],
  };
}

/** Terms whose value decides how others are written. */
const FIXED: Readonly<Record<string, string>> = {
  'BT-3': '380',
  'BT-5': 'EUR',
  'BT-6': 'CHF',
  'BT-8': '35',
  'BT-81': '59',
};

/** Every group and term of the model, repeated ones twice. No sensible invoice, but one that many rules have something to say about. */
function everyTerm(specification: string): Invoice {
  return { ...groupOf('invoice', 0), 'BG-2': { ...groupOf('BG-2', 0), 'BT-24': specification } };
}

function groupOf(id: string, depth: number): Record<string, unknown> {
  // sub lines nest without end
  const rows = childrenOf(id).filter((row) => row.id !== 'BG-DEX-01' || depth === 0);
  return Object.fromEntries(
    rows.map((row) => {
      const inner = row.id === 'BG-DEX-01' ? depth + 1 : depth;
      const one = () => (row.type === 'group' ? groupOf(row.id, inner) : termOf(row));
      return [row.id, row.many ? [one(), one()] : one()];
    }),
  );
}

function termOf(row: Row): unknown {
  const number = row.id.replaceAll(/\D/g, '');
  const value =
    FIXED[row.id] ??
    (row.type === 'date'
      ? '2026-03-01'
      : ['amount', 'price', 'quantity', 'percentage'].includes(row.type)
        ? `${number}.5`
        : row.type === 'code'
          ? 'S'
          : `${row.id} & more`);
  if (row.type === 'binary') return { value: 'UHLDvGY=', mime: 'text/csv', filename: 'a.csv' };
  return row.scheme ? { value, scheme: '0088' } : value;
}
