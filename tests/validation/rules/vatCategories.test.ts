import { describe, expect, test } from 'vitest';
import type { Syntax } from '../../../validation/report.ts';
import { invoiceIn, type Invoice } from './invoiceIn.ts';
import { openRules } from './openRules.ts';

const { check, rules } = openRules();
const syntaxes: readonly Syntax[] = ['ubl-invoice', 'ubl-creditnote', 'cii'];
/** code of the category -> letters in the ids of its rules */
const families = { S: 'S', Z: 'Z', E: 'E', AE: 'AE', K: 'IC', G: 'G', O: 'O', L: 'AF', M: 'AG' } as const;
type Code = keyof typeof families;
const codes = Object.keys(families) as Code[];
const wrongRate = { S: '0', Z: '1', E: '1', AE: '1', K: '1', G: '1', O: '0', L: '-1', M: '-1' } as const;

/** What to change in a correct invoice of a category, so that the rule BR-x-nn of the category must fail. */
const defects: Readonly<Record<string, (code: Code) => Partial<Invoice>>> = {
  '01': (code) => ({ entryCategory: code === 'Z' ? 'E' : 'Z' }),
  '02': (code) => (code === 'O' ? { sellerVat: 'DE123456789' } : { sellerVat: null }),
  '03': (code) => (code === 'O' ? { sellerVat: 'DE123456789' } : { sellerVat: null }),
  '04': (code) => (code === 'O' ? { sellerVat: 'DE123456789' } : { sellerVat: null }),
  '05': (code) => ({ lineRate: wrongRate[code] }),
  '06': (code) => ({ allowanceRate: wrongRate[code] }),
  '07': (code) => ({ chargeRate: wrongRate[code] }),
  '08': () => ({ taxable: '97.00' }),
  '09': () => ({ vat: '33.00' }),
  '10': (code) => ({ reason: code === 'S' || code === 'Z' || code === 'L' || code === 'M' ? 'without need' : null }),
};
/** rules that the rules in force never apply in this syntax (schematron/DIFFERENCES.md) */
const never: Readonly<Record<Syntax, readonly string[]>> = {
  'ubl-invoice': [],
  'ubl-creditnote': [],
  cii: ['BR-S-01', 'BR-O-01', 'BR-AF-01', 'BR-AG-01', 'BR-AF-08', 'BR-AG-08', 'BR-AF-09', 'BR-AG-09'],
};

describe.each(syntaxes)('VAT categories in %s', (syntax) => {
  test.each([...codes, 'B'])('a correct invoice of category %s is accepted', async (category) => {
    const report = await check(invoiceIn(syntax, { category }));
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('accept');
  });

  describe.each(Object.keys(defects))('BR-x-%s', (number) => {
    test.each(codes)('fails for a wrong invoice of category %s', async (category) => {
      const rule = `BR-${families[category]}-${number}`;
      const found = await rules(invoiceIn(syntax, { category, ...defects[number]!(category) }));
      if (never[syntax].includes(rule)) expect(found).not.toContain(rule);
      else expect(found).toContain(rule);
    });
  });

  test('an intra-community supply needs a delivery date or a period', async () => {
    expect(await rules(invoiceIn(syntax, { category: 'K', delivered: false }))).toContain('BR-IC-11');
  });

  test('split payment is for Italy, and not beside the standard rate', async () => {
    expect(await rules(invoiceIn(syntax, { category: 'B', country: 'DE' }))).toContain('BR-B-01');
    expect(await rules(invoiceIn(syntax, { category: 'B', lineCategory: 'S' }))).toContain('BR-B-02');
  });

  test('beside category O there is no other', async () => {
    const found = await rules(invoiceIn(syntax, { category: 'O', lineCategory: 'Z', lineRate: '0' }));
    expect(found).toContain('BR-O-12');
  });
});

describe('the taxable amount may deviate as the rules in force allow', () => {
  const exact: Readonly<Record<'ubl-invoice' | 'cii', readonly Code[]>> = {
    'ubl-invoice': ['Z', 'E', 'AE', 'K', 'G', 'O'],
    cii: ['S', 'O'],
  };
  const cases = (['ubl-invoice', 'cii'] as const).flatMap((syntax) => codes.map((code) => [syntax, code] as const));
  test.each(cases)('%s, category %s: by 0.99 or not at all', async (syntax, category) => {
    const found = await rules(invoiceIn(syntax, { category, taxable: '95.99' }));
    const rule = `BR-${families[category]}-08`;
    if (exact[syntax].includes(category)) expect(found).toContain(rule);
    else expect(found).not.toContain(rule);
  });
});
