import { expect, it } from 'vitest';
import { addressOf } from '../../../validation/en16931/addressOf.ts';
import { write } from '../../../validation/en16931/write.ts';
import { readXml } from './readXml.ts';

const { sources } = readXml(
  write({ 'BT-1': '1', 'BG-25': [{ 'BT-131': '1' }, { 'BT-130': 'C62', 'BG-30': { 'BT-152': '19' } }] }, 'ubl-invoice')
    .xml,
);

it.each([
  ['a value', '/ubl:Invoice[1]/cbc:ID[1]', 'BT-1'],
  ['an attribute', '/ubl:Invoice[1]/cac:InvoiceLine[2]/cbc:InvoicedQuantity[1]/@unitCode', 'BG-25/1/BT-130'],
  ['a group', '/ubl:Invoice[1]/cac:InvoiceLine[2]/cac:Item[1]/cac:ClassifiedTaxCategory[1]', 'BG-25/1/BG-30'],
  ['the group around something missing', '/ubl:Invoice[1]/cac:InvoiceLine[2]/cac:Price[1]', 'BG-25/1'],
  ['nothing for the whole document', '/ubl:Invoice[1]', null],
])('a place leads to %s', (_what, place, address) => {
  expect(addressOf(sources, place)).toBe(address);
});
