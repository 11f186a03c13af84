import { expect, it } from 'vitest';
import { locator } from '../../../validation/en16931/locator.ts';
import { read } from '../../../validation/en16931/read.ts';
import { write } from '../../../validation/en16931/write.ts';
import { parseXml } from '../../../validation/xml.ts';
import { xmlTreeOf } from '../../../validation/xmlTreeOf.ts';

const { xml } = write(
  {
    'BT-1': '1',
    'BG-1': [{ 'BT-21': 'AAI', 'BT-22': 'Text' }],
    'BG-4': { 'BT-31': 'DE1', 'BG-5': { 'BT-37': 'Halle' } },
    'BG-22': { 'BT-106': '1', 'BT-115': '1' },
    'BG-25': [{ 'BT-131': '1' }, { 'BT-130': 'C62', 'BG-30': { 'BT-152': '19' }, 'BG-DEX-01': [{ 'BT-131': '1' }] }],
  },
  'ubl-invoice',
);
const withMore = xml
  .replace('</cac:InvoiceLine>', '<cac:Price><cbc:PriceAmount/></cac:Price>$&')
  .replace('<cbc:ID>1</cbc:ID>', '$&<cbc:ID>2</cbc:ID><cbc:UUID>3</cbc:UUID>');
const parsed = parseXml(Buffer.from(withMore));
if (!parsed.ok) throw new Error(parsed.fault.code);
const root = xmlTreeOf(parsed.document);
const found = read(root);
if (!found) throw new Error('no invoice');
const locate = locator(found, root);

const line = '/ubl:Invoice[1]/cac:InvoiceLine[2]';

it.each([
  ['the value at the place', '/ubl:Invoice[1]/cbc:ID[1]', ['BT-1'], 'BT-1'],
  ['the value at the place, whatever the rule is about', '/ubl:Invoice[1]/cbc:ID[1]', [], 'BT-1'],
  [
    'the one of two terms in an element that the rule is about',
    '/ubl:Invoice[1]/cbc:Note[1]',
    ['BT-22'],
    'BG-1/0/BT-22',
  ],
  ['a value in the group', '/ubl:Invoice[1]', ['BT-115'], 'BG-22/BT-115'],
  ['a value in the same line', line, ['BT-130'], 'BG-25/1/BT-130'],
  ['a value of a group in the same line', line, ['BT-152'], 'BG-25/1/BG-30/BT-152'],
  [
    'the group of the same sub line',
    `${line}/cac:SubInvoiceLine[1]`,
    ['BT-152'],
    'BG-25/1/BG-DEX-01/0/BG-DEX-06/BT-152',
  ],
  [
    'a value below an element without a term of its own',
    '/ubl:Invoice[1]/cac:AccountingSupplierParty[1]/cac:Party[1]',
    ['BT-31'],
    'BG-4/BT-31',
  ],
  [
    'where something missing would be',
    '/ubl:Invoice[1]/cac:AccountingSupplierParty[1]/cac:Party[1]/cac:PostalAddress[1]',
    ['BT-40'],
    'BG-4/BG-5/BT-40',
  ],
  ['something missing in the document', '/ubl:Invoice[1]', ['BT-10'], 'BT-10'],
  ['the first in a group that does not exist', '/ubl:Invoice[1]', ['BT-81'], 'BG-16/0/BT-81'],
  ['the lines as a whole, where nothing says which', '/ubl:Invoice[1]', ['BG-25'], 'BG-25'],
  ['the next term, where the first is ambiguous', '/ubl:Invoice[1]', ['BG-30', 'BT-106'], 'BG-22/BT-106'],
  ['the lines, where nothing says which and there is no other term', '/ubl:Invoice[1]', ['BT-129'], 'BG-25'],
  [
    'the field of an empty element',
    '/ubl:Invoice[1]/cac:InvoiceLine[1]/cac:Price[1]/cbc:PriceAmount[1]',
    [],
    'BG-25/0/BG-29/BT-146',
  ],
  ['a repetition', '/ubl:Invoice[1]/cbc:ID[2]', [], 'rest/0'],
  ['content without a term', '/ubl:Invoice[1]/cbc:UUID[1]', [], 'rest/1'],
  ['the document', '/ubl:Invoice[1]', [], null],
  ['the document, for a place that is not there', '/x/y', [], null],
] as const)('a finding leads to %s', (_what, place, about, address) => {
  expect(locate(place, about)).toBe(address);
});

it.each([
  ['/*/*[1]', '/ubl:Invoice[1]/cbc:ID[1]'],
  ['/ubl:Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity/@unitCode', `${line}/cbc:InvoicedQuantity[1]/@unitCode`],
])('understands places as the schema check names them: %s', (short, long) => {
  expect(locate(short, [])).toBe(locate(long, []));
  expect(locate(short, [])).not.toBeNull();
});
