import { describe, expect, it } from 'vitest';
import type { Group, Invoice } from '../../../validation/en16931/invoice.ts';
import { totals } from '../../../validation/en16931/totals.ts';

const line = (quantity: string, price: string, more: Partial<Group<'BG-25'>> = {}): Group<'BG-25'> => ({
  'BT-129': quantity,
  'BG-29': { 'BT-146': price },
  'BG-30': { 'BT-151': 'S', 'BT-152': '19' },
  ...more,
});

describe('the sums', () => {
  it('are exact: thirty times ten cents are three euros', () => {
    expect(totals({ 'BG-25': [line('30', '0.10')] }).lines).toEqual(['3.00']);
    const many = Array.from({ length: 1000 }, () => line('1', '0.07'));
    expect(totals({ 'BG-25': many })['BG-22']['BT-106']).toBe('70.00');
  });

  it('follow from lines, allowances, charges, rates and what was paid', () => {
    const invoice: Invoice = {
      'BG-20': [{ 'BT-92': '10', 'BT-95': 'S', 'BT-96': '19' }],
      'BG-21': [{ 'BT-99': '5.50', 'BT-102': 'S', 'BT-103': '7' }],
      'BG-22': { 'BT-113': '50', 'BT-114': '-0.04' },
      'BG-25': [
        line('2', '100', { 'BG-27': [{ 'BT-136': '20' }], 'BG-28': [{ 'BT-141': '1.00' }] }),
        line('3', '10', { 'BG-30': { 'BT-151': 'S', 'BT-152': '7.00' } }),
      ],
    };
    const { lines, 'BG-22': sums, 'BG-23': rates } = totals(invoice);
    expect(lines).toEqual(['181.00', '30.00']);
    expect(sums).toEqual({
      'BT-106': '211.00',
      'BT-107': '10.00',
      'BT-108': '5.50',
      'BT-109': '206.50',
      'BT-110': '34.98',
      'BT-112': '241.48',
      'BT-113': '50',
      'BT-114': '-0.04',
      'BT-115': '191.44',
    });
    expect(rates).toEqual([
      { 'BT-116': '171.00', 'BT-117': '32.49', 'BT-118': 'S', 'BT-119': '19' },
      { 'BT-116': '35.50', 'BT-117': '2.49', 'BT-118': 'S', 'BT-119': '7.00' },
    ]);
  });

  it('round half up, also below zero', () => {
    expect(totals({ 'BG-25': [line('1', '0.005'), line('-1', '0.005')] }).lines).toEqual(['0.01', '-0.01']);
  });

  it('take the price for the quantity that it is for', () => {
    expect(totals({ 'BG-25': [line('30', '10', { 'BG-29': { 'BT-146': '10', 'BT-149': '3' } })] }).lines).toEqual([
      '100.00',
    ]);
  });

  it('count what is missing or no number as nothing', () => {
    const { lines, 'BG-22': sums } = totals({ 'BG-25': [line('zwei', '10'), { 'BT-126': '2' }, line('1', '4,50')] });
    expect(lines).toEqual(['0.00', '0.00', '0.00']);
    expect(sums['BT-115']).toBe('0.00');
    expect(totals({})['BG-22']['BT-115']).toBe('0.00');
  });

  it('keep the reason of an exemption, and a category without rate', () => {
    const exempt = line('1', '10', { 'BG-30': { 'BT-151': 'O' } });
    const invoice: Invoice = { 'BG-23': [{ 'BT-118': 'O', 'BT-120': 'nicht steuerbar' }], 'BG-25': [exempt] };
    expect(totals(invoice)['BG-23']).toEqual([
      { 'BT-116': '10.00', 'BT-117': '0.00', 'BT-118': 'O', 'BT-120': 'nicht steuerbar' },
    ]);
  });

  it('add what is collected for third parties to the amount to pay', () => {
    const { 'BG-22': sums } = totals({ 'BG-25': [line('1', '100')], 'BG-DEX-09': [{ 'BT-DEX-002': '7.50' }] });
    expect(sums['BT-115']).toBe('126.50');
  });
});
