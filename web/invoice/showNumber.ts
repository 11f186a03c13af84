import type { Language } from '../text/language.ts';

const SIGNS = { de: { group: '.', point: ',' }, en: { group: ',', point: '.' } } as const;
/** Four digits need no grouping to be read. */
const GROUP_FROM = 5;

/**
 * A decimal of the invoice in the reader's way of writing, digit by digit: nothing is rounded, nothing is lost. `places`: at least so
 * many behind the point. What is no decimal stays as it is.
 */
export function showNumber(value: string, language: Language, places = 0): string {
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(value);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || whole + fraction === '') return value;
  const { group, point } = SIGNS[language];
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const grouped = digits.length < GROUP_FROM && places === 0 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, group);
  const rest = fraction.replace(/0+$/, '').padEnd(places, '0');
  return `${sign === '-' ? '−' : ''}${grouped}${rest && point + rest}`;
}
