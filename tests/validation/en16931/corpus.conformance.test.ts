import { describe, expect, it } from 'vitest';
import { readCorpus, type Expected } from '../../../validation/conformance/corpus.ts';
import { isBroken } from '../../../validation/en16931/isBroken.ts';
import type { Invoice } from '../../../validation/en16931/invoice.ts';
import { write } from '../../../validation/en16931/write.ts';
import type { Syntax } from '../../../validation/report.ts';
import { need } from '../../support/machine.ts';
import { readXml } from './readXml.ts';

const samples = (group: string) => readCorpus(need('conformance'), { group });
const official = samples('xrts');
const syntaxes: readonly Syntax[] = ['ubl-invoice', 'ubl-creditnote', 'cii'];

describe.each(official.expected.map((one) => [one.file, one] as const))('the official sample %s', (_file, one) => {
  const { invoice, unread } = readXml(official.bytesOf(one));

  it('is read to the last value', () => {
    expect(unread).toEqual([]);
    expect(Object.keys(invoice).length).toBeGreaterThan(10);
  });

  it.each(syntaxes)('reads the same after being written as %s, but for what has no place there', (syntax) => {
    const { xml, lost } = write(invoice, syntax);
    const again = readXml(xml);
    expect(again.invoice).toEqual(without(invoice, lost));
    expect(syntax === one.syntax ? lost : []).toEqual([]);
  });
});

it('accepted documents of every kind live through their own syntax', () => {
  const { expected, bytesOf } = readCorpus(need('conformance'), { limit: 1500, seed: 7 });
  const accepted = expected.filter(({ verdict }) => verdict === 'accept');
  expect(accepted.length).toBeGreaterThan(150);
  for (const one of accepted) {
    const { invoice, syntax } = readXml(bytesOf(one));
    const { xml, lost } = write(invoice, syntax);
    expect({ file: one.file, lost, invoice: readXml(xml).invoice }).toEqual({ file: one.file, lost: [], invoice });
  }
});

/** Where the official twins really say different things (seen 2026-11): term -> the business cases. */
const twinsDiffer: Record<string, readonly string[]> = {
  '01.04': ['BT-114', 'BT-149', 'BT-150', 'BT-41', 'BT-44', 'BT-45', 'BT-61'],
  '01.08': ['BT-13'],
  '01.10': ['BT-13'],
  '01.11': ['BT-13'],
  '01.12': ['BT-13'],
  '03.01': ['BT-45'],
  '03.07': ['BT-114', 'BT-29', 'BT-61'],
};

it('twins of one business case read the same from UBL and CII', () => {
  const byCase = new Map<string, Invoice[]>();
  for (const one of official.expected) {
    const { origin = '' } = one as Expected & { origin?: string };
    const name = /:([^:]+)_(ubl|uncefact)\.xml$/.exec(origin)?.[1];
    if (name) byCase.set(name, [...(byCase.get(name) ?? []), readXml(official.bytesOf(one)).invoice]);
  }
  const twins = [...byCase].filter(([, invoices]) => invoices.length === 2);
  expect(twins.length).toBeGreaterThan(9);
  const found = twins.map(([name, [one, other]]) => {
    const terms = differences(one, other).map((address) => /B[GT]-\d+(?!.*B[GT])/.exec(address)?.[0] ?? address);
    return [name.slice(0, 5), [...new Set(terms)].toSorted(byText)] as const;
  });
  expect(Object.fromEntries(found.filter(([, terms]) => terms.length > 0))).toEqual(twinsDiffer);
});

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/** Addresses at which two values differ; numbers are compared as numbers. */
function differences(a: unknown, b: unknown, address = ''): string[] {
  if (typeof a === 'object' && typeof b === 'object' && a && b) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].flatMap((key) => differences((a as never)[key], (b as never)[key], `${address}/${key}`));
  }
  if (typeof a === 'string' && typeof b === 'string' && !isBroken('amount', a) && !isBroken('amount', b)) {
    return Number(a) === Number(b) ? [] : [address];
  }
  return a === b ? [] : [address];
}

/** The invoice without the values at these addresses; groups that are then empty go too. */
function without(invoice: Invoice, addresses: readonly string[]): Invoice {
  const copy = structuredClone(invoice) as Record<string, unknown>;
  // from the end, so that positions in lists stay true
  for (const address of addresses.toReversed()) {
    const keys = address.split('/');
    const last = keys.pop()!;
    const holder = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete (holder as Record<string, unknown>)[last];
  }
  return dropEmpty(copy) as Invoice;
}

function dropEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map(dropEmpty) : undefined;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, dropEmpty(inner)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
