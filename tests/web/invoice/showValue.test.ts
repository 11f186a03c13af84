import { describe, expect, it } from 'vitest';
import type { OutlineValue } from '../../../validation/en16931/outline.ts';
import type { Language } from '../../../web/text/language.ts';
import { showNumber } from '../../../web/invoice/showNumber.ts';
import { showValue } from '../../../web/invoice/showValue.ts';
import { viewTexts } from '../../../web/invoice/viewTexts.ts';

const show = (value: Partial<OutlineValue> & Pick<OutlineValue, 'type' | 'value'>, language: Language = 'de') =>
  showValue({ id: 'BT-1', address: 'BT-1', ...value }, { language, words: viewTexts[language] });

describe('a number', () => {
  it.each([
    ['1234567.5', 'de', 2, '1.234.567,50'],
    ['1234567.5', 'en', 2, '1,234,567.50'],
    ['0.1234567890123456789', 'de', 2, '0,1234567890123456789'],
    ['99999999999999999999.99', 'de', 2, '99.999.999.999.999.999.999,99'],
    ['-5', 'de', 2, '−5,00'],
    ['+05.10', 'de', 0, '5,1'],
    ['1500', 'de', 0, '1500'],
    ['100,00', 'de', 2, '100,00'],
    ['.', 'de', 2, '.'],
  ] as const)('%s is shown to the last digit (%s)', (value, language, places, shown) => {
    expect(showNumber(value, language, places)).toBe(shown);
  });
});

describe('a value', () => {
  it('that is a date is written as the reader writes dates', () => {
    expect(show({ type: 'date', value: '2026-02-03' })).toBe('03.02.2026');
    expect(show({ type: 'date', value: '2026-02-03' }, 'en')).toBe('03/02/2026');
    expect(show({ type: 'date', value: '2026-02-03+01:00' })).toBe('03.02.2026 (+01:00)');
  });

  it('that is a code becomes a word', () => {
    expect(show({ type: 'code', codeList: 'iso-3166-1', value: 'DE' })).toBe('Deutschland');
    expect(show({ type: 'code', codeList: 'untdid-4461', value: '58' }, 'en')).toBe('SEPA credit transfer');
    expect(show({ type: 'code', codeList: 'untdid-4461', value: 'xyz' })).toBe('xyz');
  });

  it('that is an IBAN is grouped by four', () => {
    expect(show({ id: 'BT-84', type: 'identifier', value: 'DE02120300000000202051' }).replaceAll('\u00a0', ' ')).toBe(
      'DE02 1203 0000 0000 2020 51',
    );
  });

  it('of payment terms says a cash discount in words and leaves the rest alone', () => {
    const value =
      '#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=100.00#\nDanach ohne Abzug.\n#VERZUG#TAGE=30#PROZENT=9.00#\n';
    expect(show({ id: 'BT-20', type: 'text', value })).toBe(
      '2,25 % Skonto bei Zahlung innerhalb von 14 Tagen (auf 100,00)\nDanach ohne Abzug.\n9 % Verzugszinsen nach 30 Tagen',
    );
  });

  it('that is broken is shown as it stands', () => {
    expect(show({ type: 'date', value: '0000-00-00', fault: 'broken' })).toBe('0000-00-00');
  });
});
