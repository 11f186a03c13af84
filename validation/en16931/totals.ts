import { Big } from 'big.js';
import type { Group, Invoice } from './invoice.ts';
import { isBroken } from './isBroken.ts';

export type Totals = {
  /** BT-131 per line, in the order of BG-25 */
  readonly lines: readonly string[];
  readonly 'BG-22': Group<'BG-22'>;
  readonly 'BG-23': readonly Group<'BG-23'>[];
};

/**
 * The amounts that follow from the others, by the formulas of EN 16931-1 (BR-CO-10 to BR-CO-17, BR-S-08 and its siblings, and
 * PEPPOL-EN16931-R120 for lines), in exact decimals, rounded half up to two places as BR-DEC demands. What is missing or no number counts as
 * zero, so that sums show while an invoice is being written. BT-111, BT-113 and BT-114 are taken from the invoice; reasons for exemption too.
 */
export function totals(invoice: Invoice): Totals {
  const items = invoice['BG-25'] ?? [];
  const lines = items.map(lineNet);
  const allowances = invoice['BG-20'] ?? [];
  const charges = invoice['BG-21'] ?? [];
  const sums = {
    'BT-106': sum(lines),
    'BT-107': sum(allowances.map((allowance) => allowance['BT-92'])),
    'BT-108': sum(charges.map((charge) => charge['BT-99'])),
  };
  const net = sums['BT-106'].minus(sums['BT-107']).plus(sums['BT-108']);
  const breakdown = vatBreakdown(invoice, lines);
  const vat = sum(breakdown.map((part) => part['BT-117']));
  const gross = net.plus(vat);
  const given = invoice['BG-22'];
  const thirdParties = sum((invoice['BG-DEX-09'] ?? []).map((payment) => payment['BT-DEX-002']));
  const due = gross.minus(decimal(given?.['BT-113'])).plus(decimal(given?.['BT-114'])).plus(thirdParties);
  return {
    lines: lines.map(amount),
    'BG-22': {
      ...given,
      'BT-106': amount(sums['BT-106']),
      ...(allowances.length > 0 && { 'BT-107': amount(sums['BT-107']) }),
      ...(charges.length > 0 && { 'BT-108': amount(sums['BT-108']) }),
      'BT-109': amount(net),
      'BT-110': amount(vat),
      'BT-112': amount(gross),
      'BT-115': amount(due),
    },
    'BG-23': breakdown,
  };
}

/** BT-131: quantity times price of one unit, less allowances, plus charges. A line of sub lines keeps what it says. */
function lineNet(line: Group<'BG-25'>): Big {
  if (line['BG-DEX-01']) return decimal(line['BT-131']);
  const price = line['BG-29'];
  const per = decimal(price?.['BT-149']);
  const unit = per.eq(0) ? decimal(price?.['BT-146']) : decimal(price?.['BT-146']).div(per);
  const allowances = sum((line['BG-27'] ?? []).map((allowance) => allowance['BT-136']));
  const charges = sum((line['BG-28'] ?? []).map((charge) => charge['BT-141']));
  return unit.times(decimal(line['BT-129'])).minus(allowances).plus(charges).round(2, Big.roundHalfUp);
}

/** BG-23: one row per category and rate; a category without rate (O) is a row of its own. */
function vatBreakdown(invoice: Invoice, lines: readonly Big[]): Group<'BG-23'>[] {
  const parts = new Map<string, { category: string; rate: string | undefined; taxable: Big }>();
  const add = (category: string | undefined, rate: string | undefined, value: Big): void => {
    if (category === undefined) return;
    const key = `${category} ${rate === undefined || isBroken('percentage', rate) ? rate : decimal(rate).toString()}`;
    const part = parts.get(key) ?? { category, rate, taxable: new Big(0) };
    parts.set(key, { ...part, taxable: part.taxable.plus(value) });
  };
  (invoice['BG-25'] ?? []).forEach((line, index) => {
    add(line['BG-30']?.['BT-151'], line['BG-30']?.['BT-152'], lines[index] ?? new Big(0));
  });
  for (const part of invoice['BG-20'] ?? []) add(part['BT-95'], part['BT-96'], decimal(part['BT-92']).neg());
  for (const part of invoice['BG-21'] ?? []) add(part['BT-102'], part['BT-103'], decimal(part['BT-99']));
  return [...parts.values()].map(({ category, rate, taxable }) => {
    const given = invoice['BG-23']?.find(
      (row) => row['BT-118'] === category && (rate === undefined || decimal(row['BT-119']).eq(decimal(rate))),
    );
    return {
      ...given,
      'BT-116': amount(taxable),
      'BT-117': amount(taxable.times(decimal(rate)).div(100)),
      'BT-118': category,
      ...(rate !== undefined && { 'BT-119': rate }),
    };
  });
}

function sum(values: readonly (string | Big | undefined)[]): Big {
  return values.reduce<Big>(
    (total, value) => total.plus(typeof value === 'object' ? value : decimal(value)),
    new Big(0),
  );
}

/** Reads XML Schema decimals; big.js refuses '+1' and '1.'. */
function decimal(value: string | undefined): Big {
  if (value === undefined || isBroken('amount', value)) return new Big(0);
  return new Big(value.replace(/^\+/, '').replace(/\.$/, ''));
}

const amount = (value: Big): string => value.round(2, Big.roundHalfUp).toFixed(2);
