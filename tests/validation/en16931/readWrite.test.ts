import { beforeAll, describe, expect, it } from 'vitest';
import type { Bundle } from '../../../validation/bundle.ts';
import type { Invoice } from '../../../validation/en16931/invoice.ts';
import { write } from '../../../validation/en16931/write.ts';
import type { Syntax } from '../../../validation/report.ts';
import { checkSchema } from '../../../validation/steps/checkSchema.ts';
import { parseXml } from '../../../validation/xml.ts';
import { openSchemas } from '../schema/openSchemas.ts';
import { everyTerm } from './everyTerm.ts';
import { readXml } from './readXml.ts';

const syntaxes: readonly Syntax[] = ['ubl-invoice', 'ubl-creditnote', 'cii'];

let bundle: Bundle;
beforeAll(async () => {
  bundle = await openSchemas();
});

function schemaErrors(syntax: Syntax, xml: string): string[] {
  const parsed = parseXml(Buffer.from(xml));
  if (!parsed.ok) return [parsed.fault.code];
  const ofSyntax = bundle.scenarios.find(({ scenario }) => scenario.syntax === syntax)!;
  const errors = checkSchema(ofSyntax, parsed.document).map((finding) => finding.text.en);
  parsed.document.dispose();
  return errors;
}

/** The extension exists in the UBL invoice only, and CII has room for one preceding invoice. */
function asFarAs(syntax: Syntax, invoice: Invoice): Invoice {
  if (syntax === 'ubl-invoice') return invoice;
  const { 'BG-DEX-09': _payments, ...rest } = invoice;
  const lines = (rest['BG-25'] ?? []).map(({ 'BG-DEX-01': _subLines, ...line }) => line);
  const preceding = syntax === 'cii' ? (rest['BG-3'] ?? []).slice(0, 1) : (rest['BG-3'] ?? []);
  return { ...rest, 'BG-3': preceding, 'BG-25': lines };
}

describe.each(syntaxes)('an invoice with every term, written as %s,', (syntax) => {
  const invoice = everyTerm();
  for (const payment of invoice['BG-16'] ?? []) shareBetweenPayments(payment, syntax);
  const written = write(invoice, syntax);

  it('reads the same', () => {
    const { invoice: again, unread } = readXml(written.xml);
    expect(again).toEqual(asFarAs(syntax, invoice));
    expect(unread).toEqual([]);
  });

  it('is valid by its schema', () => {
    expect(schemaErrors(syntax, written.xml)).toEqual([]);
  });

  it('names what had no place', () => {
    const lost = new Set(written.lost.map((address) => address.replace(/\/\d+(?=\/|$)/g, '')));
    expect(lost).toEqual(new Set(noPlaceIn[syntax]));
  });
});

const noPlaceIn: Record<Syntax, readonly string[]> = {
  'ubl-invoice': [],
  'ubl-creditnote': ['BG-25/BG-DEX-01', 'BG-DEX-09'],
  cii: ['BG-25/BG-DEX-01', 'BG-DEX-09', 'BG-3'],
};

/** What stands once in the document whatever the payment: the creditor in UBL, text and mandate too in CII. */
function shareBetweenPayments(payment: NonNullable<Invoice['BG-16']>[number], syntax: Syntax): void {
  payment['BG-19'] = { ...payment['BG-19'], 'BT-90': 'DE98ZZZ09999999999' };
  if (syntax !== 'cii') return;
  payment['BG-19']['BT-89'] = 'Mandate 1';
  payment['BT-83'] = 'Invoice 1';
}

const small: Invoice = {
  'BT-1': 'R 1',
  'BT-2': '2026-01-31',
  'BG-1': [{ 'BT-21': 'ADU', 'BT-22': 'Zwei\nZeilen' }, { 'BT-22': '#kein Code' }],
  'BG-25': [{ 'BT-126': '1', 'BT-131': '10.00' }],
};

it.each(syntaxes)('line breaks, and a # that is no code, live through %s', (syntax) => {
  expect(readXml(write(small, syntax).xml).invoice).toEqual(small);
});

it('an account that is no IBAN is one all the same', () => {
  const invoice: Invoice = { 'BG-16': [{ 'BT-81': '30', 'BG-17': { 'BT-84': '12 3456' } }] };
  expect(write(invoice, 'cii').xml).toContain('<ram:ProprietaryID>12 3456</ram:ProprietaryID>');
  expect(readXml(write(invoice, 'cii').xml).invoice).toEqual(invoice);
});

it('a sales order without an order is read without the stand-in that UBL needs', () => {
  const invoice: Invoice = { 'BT-14': '4711' };
  expect(write(invoice, 'ubl-invoice').xml).toContain('<cbc:ID>NA</cbc:ID>');
  expect(readXml(write(invoice, 'ubl-invoice').xml).invoice).toEqual(invoice);
});

it('a character that XML cannot carry is refused by its number', () => {
  expect(() => write({ 'BT-1': 'a\u0001' }, 'cii')).toThrow('U+0001');
  expect(() => write({ 'BT-1': 'a\ud800' }, 'cii')).toThrow('U+D800');
});

describe('a value', () => {
  const xml = write(small, 'ubl-invoice').xml;

  it('knows where it stood', () => {
    const { sources } = readXml(xml);
    expect(sources['BG-25/0/BT-131']?.path).toBe('/ubl:Invoice[1]/cac:InvoiceLine[1]/cbc:LineExtensionAmount[1]');
    expect(sources['BG-25/0']?.path).toBe('/ubl:Invoice[1]/cac:InvoiceLine[1]');
    expect(sources['BG-1/1/BT-22']?.path).toBe('/ubl:Invoice[1]/cbc:Note[2]');
    expect(sources['BT-1']?.line).toBe(3);
  });

  it('that does not parse stands as it was found, with a mark', () => {
    const { invoice, sources } = readXml(xml.replace('10.00', '10,00').replace('2026-01-31', '31.01.2026'));
    expect(invoice['BG-25']?.[0]?.['BT-131']).toBe('10,00');
    expect(sources['BG-25/0/BT-131']?.broken).toBe(true);
    expect(invoice['BT-2']).toBe('31.01.2026');
    expect(sources['BT-2']?.broken).toBe(true);
    expect(sources['BT-1']?.broken).toBeUndefined();
  });

  it('keeps a date of CII that is none', () => {
    const { invoice, sources } = readXml(write(small, 'cii').xml.replace('20260131', '202601'));
    expect(invoice['BT-2']).toBe('202601');
    expect(sources['BT-2']?.broken).toBe(true);
  });
});

it('content that the table does not know is listed', () => {
  const xml = write(small, 'ubl-invoice').xml.replace('<cbc:IssueDate>', '<cbc:UUID>u-1</cbc:UUID><cbc:IssueDate>');
  expect(readXml(xml).unread).toEqual([{ path: '/ubl:Invoice[1]/cbc:UUID[1]', value: 'u-1' }]);
});

it('a surplus repetition is listed, not lost', () => {
  const xml = write(small, 'ubl-invoice').xml.replace('<cbc:IssueDate>', '<cbc:ID>R 2</cbc:ID><cbc:IssueDate>');
  const { invoice, unread } = readXml(xml);
  expect(invoice['BT-1']).toBe('R 1');
  expect(unread).toEqual([{ path: '/ubl:Invoice[1]/cbc:ID[2]', value: 'R 2' }]);
});

it('prefixes, comments and processing instructions of the document do not matter', () => {
  const xml = write(small, 'ubl-invoice')
    .xml.replaceAll(/(<\/?|xmlns:)ubl\b/g, '$1x')
    .replaceAll(/(<\/?|xmlns:)cbc\b/g, '$1y')
    .replace('R 1', 'R<!-- c --> <![CDATA[1]]>')
    .replaceAll('<cac:', '<?pi x?><!-- c --><cac:');
  expect(readXml(xml).invoice).toEqual(small);
});
