import type { OutlineValue } from '../../validation/en16931/outline.ts';
import { isKnownCode } from './codeLists.ts';
import type { ViewText } from './viewText.de.ts';

/** What is wrong with a value by itself, in words; null: nothing. What is wrong with it beside others only the findings say. */
export function faultOf({ type, codeList, value, fault, currency }: OutlineValue, { faults }: ViewText): string | null {
  if (fault === 'missing' || fault === 'surplus') return faults[fault];
  if (fault === 'broken') return type === 'date' ? faults.date : faults.number;
  if (currency !== undefined) return faults.currency(currency);
  return type === 'code' && codeList !== undefined && !isKnownCode(codeList, value) ? faults.code : null;
}
