import { childrenOf } from '../../../validation/en16931/childrenOf.ts';
import type { Invoice } from '../../../validation/en16931/invoice.ts';
import type { Row } from '../../../validation/en16931/terms.ts';

/** Terms whose value decides how others are written or read. */
const fixed: Record<string, string> = {
  'BT-3': '380',
  'BT-5': 'EUR',
  'BT-6': 'CHF',
  'BT-8': '35',
  'BT-21': 'ADU',
  'BT-81': '59',
  'BT-84': 'DE02120300000000202051',
  'BT-91': 'DE02500105170137075030',
};

/** An invoice that has every group and term of the table, repeated ones twice, each with a value of its own. Not a sensible one. */
export function everyTerm(): Invoice {
  return group('invoice', '', 0);
}

function group(id: string, trail: string, depth: number): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const row of childrenOf(id)) {
    // sub lines nest without end; two levels show it
    if (row.id === 'BG-DEX-01' && depth > 1) continue;
    const one = (nth: number): unknown =>
      row.type === 'group'
        ? group(row.id, `${trail}${nth}`, row.id === 'BG-DEX-01' ? depth + 1 : depth)
        : term(row, `${trail}${nth}`);
    content[row.id] = row.many ? [one(1), one(2)] : one(1);
  }
  return content;
}

function term(row: Row, trail: string): unknown {
  const value = fixed[row.id] ?? valueOf(row, trail);
  if (row.type === 'binary')
    return { value: Buffer.from(value).toString('base64'), mime: 'text/csv', filename: `${trail}.csv` };
  if (!row.scheme) return value;
  return { value, scheme: '0088', ...(row.version && { version: '3' }) };
}

function valueOf(row: Row, trail: string): string {
  const number = row.id.replace(/\D/g, '');
  if (row.type === 'date') return `2026-0${1 + (Number(number) % 9)}-1${trail.length}`;
  if (['amount', 'price', 'quantity', 'percentage'].includes(row.type)) return `${number}.${trail}`;
  if (row.type === 'code') return `C${number}`;
  return `${row.id} Größe <&> "${trail}"`;
}
