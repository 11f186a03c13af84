import type { OutlineValue } from '../../validation/en16931/outline.ts';
import { showNumber } from './showNumber.ts';
import type { Reader } from './showValue.ts';

const KIB = 1024;
const MIB = KIB * KIB;

/** Name, type as the invoice says it, and size of an embedded file, in a line; its content is not looked at. */
export function wordAttachment({ filename, mime, value }: OutlineValue, reader: Reader): string {
  const size = wordBytes(sizeOf(value), reader);
  const what = mime === undefined ? size : reader.words.bytes(size, mime);
  return filename === undefined ? what : `${filename} (${what})`;
}

/** Bytes of the file that base64 text stands for. */
function sizeOf(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}

export function wordBytes(bytes: number, { language }: Reader): string {
  const [amount, unit] = bytes >= MIB ? [bytes / MIB, 'MB'] : [bytes / KIB, 'KB'];
  return `${showNumber(amount.toFixed(amount < 10 ? 1 : 0), language)} ${unit}`;
}
