import type { TermType } from './terms.ts';

/** Lexical form of a value in the invoice: XML Schema decimal; date with an optional zone, as UBL allows it. */
const forms: Partial<Record<TermType, RegExp>> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d\d:\d\d)?$/,
  amount: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  price: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  quantity: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  percentage: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
};

/** Whether a value cannot be taken for what its term is; such a value is shown as it stands. */
export function isBroken(type: TermType, value: string): boolean {
  const form = forms[type];
  return form !== undefined && !form.test(value);
}
