/** As much of DER (X.690) as certificates, revocation lists and OCSP answers need. Throws RangeError for what is none. */

export type Der = {
  readonly tag: number;
  readonly content: Buffer;
  /** with tag and length */
  readonly whole: Buffer;
};

export const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
} as const;

export function readDer(bytes: Buffer): Der {
  const [first, ...more] = readAll(bytes);
  if (!first || more.length > 0) throw new RangeError('not one DER value');
  return first;
}

export function childrenOfDer({ content }: Der): Der[] {
  return readAll(content);
}

function readAll(bytes: Buffer): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const { length, size } = readLength(bytes, at + 1);
    const start = at + 1 + size;
    const end = start + length;
    if (end > bytes.length) throw new RangeError('a DER value is cut off');
    found.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return found;
}

function readLength(bytes: Buffer, at: number): { length: number; size: number } {
  const first = bytes[at];
  if (first === undefined) throw new RangeError('a DER value is cut off');
  if (first < 0x80) return { length: first, size: 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + 1 + count > bytes.length) throw new RangeError('a DER length is out of range');
  return { length: bytes.readUIntBE(at + 1, count), size: 1 + count };
}

export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const size = content.length < 0x100 ? 1 : 2;
  const head = Buffer.alloc(2 + size);
  head[0] = tag;
  head[1] = 0x80 | size;
  head.writeUIntBE(content.length, 2, size);
  return Buffer.concat([head, content]);
}

/** UTCTime or GeneralizedTime as RFC 5280 4.1.2.5 allows them: with seconds, in Z. */
export function readTime({ tag, content }: Der): Date {
  const text = content.toString('latin1');
  const year =
    tag === TAG.utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text.slice(0, 2)}` : text.slice(0, 4);
  const [, month, day, hour, minute, second] =
    /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text.slice(tag === TAG.utcTime ? 2 : 4)) ?? [];
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) throw new RangeError('no time');
  return time;
}

/** In the usual dotted form. */
export function readOid({ content }: Der): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (numbers.length === 0)
      numbers.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
    else numbers.push(value);
    value = 0;
  }
  return numbers.join('.');
}
