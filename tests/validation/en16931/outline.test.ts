import { expect, it } from 'vitest';
import { outline } from '../../../validation/en16931/outline.ts';
import { write } from '../../../validation/en16931/write.ts';
import { allValues } from './allValues.ts';
import { everyTerm } from './everyTerm.ts';
import { readXml } from './readXml.ts';

const document = write(everyTerm(), 'ubl-invoice').xml;

it('every value that was read stands in the outline, once and with its place', () => {
  const found = readXml(document);
  const shown = allValues(outline(found)).map(({ address, path }) => [address, path]);
  const read = Object.entries(found.sources)
    .filter(([address]) => /BT-[^/]*(\/\d+)?$/.test(address))
    .map(([address, { path }]) => [address, path]);
  expect(shown.toSorted()).toEqual(read.toSorted());
});

it('shows a value that does not parse as it stands, with a mark', () => {
  const found = readXml(document.replace(/(<cbc:IssueDate>)[^<]*/, '$10000-00-00'));
  expect(allValues(outline(found)).find(({ id }) => id === 'BT-2')).toMatchObject({
    value: '0000-00-00',
    fault: 'broken',
  });
});

it('shows a doubled value beside the first one, and what no term knows in a list of its own', () => {
  const found = readXml(
    document.replace(
      /(<cbc:IssueDate>)/,
      '<cbc:ID>zweite Nummer</cbc:ID><cbc:CopyIndicator>false</cbc:CopyIndicator>$1',
    ),
  );
  const { rest } = outline(found);
  const numbers = allValues(outline(found)).filter(({ id }) => id === 'BT-1');
  expect(numbers).toMatchObject([{ address: 'BT-1' }, { value: 'zweite Nummer', fault: 'surplus' }]);
  expect(rest).toMatchObject([{ value: 'false', path: '/ubl:Invoice[1]/cbc:CopyIndicator[1]' }]);
});

it('gives a place to what a finding misses', () => {
  const found = readXml(write({ 'BT-1': '1', 'BG-25': [{ 'BT-131': '1' }] }, 'ubl-invoice').xml);
  const missing = ['BT-10', 'BG-4/BG-5/BT-40', 'BG-25/0/BG-30/BT-152', 'BG-20/0/BT-97'];
  const shown = allValues(outline(found, missing));
  expect(
    shown
      .filter(({ fault }) => fault === 'missing')
      .map(({ address }) => address)
      .toSorted(),
  ).toEqual(missing.toSorted());
});
