import type { Language } from './language.ts';

const MIB = 1024 * 1024;

/** All times are shown as in Germany, wherever the reader's machine stands: deadlines and days are German ones. */
const ZONE = 'Europe/Berlin';

export type Format = ReturnType<typeof makeFormat>;

/** Numbers, dates and amounts in the reader's language. What is no number or date is shown as it stands. */
export function makeFormat(language: Language) {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const number = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: ZONE });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    number: (value: number) => number.format(value),
    /** `share` from 0 to 1 */
    percent: (share: number) => percent.format(share),
    /** `value` as in the document: a decimal string; `currency` as in BT-5 */
    amount: (value: string | null, currency: string | null) => {
      if (value === null) return null;
      if (!/^-?\d+(\.\d+)?$/.test(value)) return [value, currency].filter(Boolean).join(' ');
      if (currency === null || !/^[A-Z]{3}$/.test(currency)) return oneDigit.format(Number(value));
      return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value as Intl.StringNumericLiteral);
    },
    /** a moment, shown as the day it fell on */
    date: (iso: string) => date.format(new Date(iso)),
    /** a day without time, YYYY-MM-DD */
    day: (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? day.format(new Date(value)) : value),
    dateTime: (iso: string) => dateTime.format(new Date(iso)),
    bytes: (bytes: number) => {
      if (bytes >= MIB) return `${oneDigit.format(bytes / MIB)} MB`;
      return `${number.format(Math.max(1, Math.round(bytes / 1024)))} KB`;
    },
  };
}
