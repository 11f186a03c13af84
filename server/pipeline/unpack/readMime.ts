import libmime from 'libmime';

/** A part of a message (RFC 2045), as bytes of the whole: signatures are over exactly these. */
export type MimePart = {
  /** its place as IMAP counts (RFC 9051, 6.4.5.1): 1, 2.1 */
  readonly path: string;
  readonly headers: Headers;
  /** lower case; text/plain where nothing is said */
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  readonly disposition: string | null;
  /** as the sender calls it; shown, never trusted */
  readonly fileName: string | null;
  /** header and body */
  readonly raw: Buffer;
  /** still encoded */
  readonly body: Buffer;
  readonly parts: readonly MimePart[];
};

type Headers = ReadonlyMap<string, readonly string[]>;

/** Deeper and more than mail programs make; what is beyond is left out, and the caller is told. */
const DEEPEST = 20;
const MOST_PARTS = 200;
const LONGEST_HEADER = 256 * 1024;

export class MimeTooComplex extends Error {}

/**
 * Reads a message into its tree of parts. Messages within stay closed. Throws MimeTooComplex beyond 200 parts or 20 levels; `deepest` 0
 * reads the head alone, which always succeeds.
 */
export function readMime(bytes: Buffer, path = '', deepest = DEEPEST): MimePart {
  let count = 0;
  const read = (raw: Buffer, place: string, depth: number): MimePart => {
    count += 1;
    if (count > MOST_PARTS || depth > deepest) throw new MimeTooComplex();
    const { head, body } = cutHeader(raw);
    const headers = readHeaders(head);
    const { value, params } = parse(headers.get('content-type')?.[0] ?? 'text/plain');
    const disposition = parse(headers.get('content-disposition')?.[0] ?? '');
    const type = value.trim().toLowerCase() || 'text/plain';
    const boundary = type.startsWith('multipart/') ? params['boundary'] : undefined;
    const inside = boundary === undefined || deepest === 0 ? [] : cutParts(body, boundary);
    return {
      // a message that is one part has the part 1
      path: place || (inside.length === 0 ? `${path}1` : path.slice(0, -1)),
      headers,
      type,
      params,
      disposition: disposition.value.trim().toLowerCase() || null,
      fileName: decodeName(disposition.params['filename'] ?? params['name'] ?? null),
      raw,
      body,
      parts: inside.map((part, index) => read(part, `${place ? `${place}.` : path}${index + 1}`, depth + 1)),
    };
  };
  return read(bytes, '', 0);
}

/** The body as it was before it was packed for the way (RFC 2045, 6). Unknown encodings stay as they are. */
export function decodeBody({ headers, body }: MimePart): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.[0]?.trim().toLowerCase();
  if (encoding === 'base64') return Buffer.from(body.toString('latin1').replace(/[^A-Za-z0-9+/=]/g, ''), 'base64');
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  return body;
}

/** The first header of this name with its encoded words read (RFC 2047), or null. */
export function headerText(part: MimePart, name: string): string | null {
  const value = part.headers.get(name)?.[0];
  return value === undefined ? null : libmime.decodeWords(value).trim();
}

function cutHeader(raw: Buffer): { head: Buffer; body: Buffer } {
  // a part without any header begins with the empty line
  const start = /^\r?\n/.exec(raw.subarray(0, 2).toString('latin1'));
  if (start) return { head: Buffer.alloc(0), body: raw.subarray(start[0].length) };
  const ends = ['\r\n\r\n', '\n\n'].map((end) => ({ at: raw.indexOf(end), length: end.length }));
  const [first] = ends.filter(({ at }) => at >= 0).toSorted((a, b) => a.at - b.at);
  if (!first) return { head: raw, body: Buffer.alloc(0) };
  return { head: raw.subarray(0, first.at), body: raw.subarray(first.at + first.length) };
}

function readHeaders(head: Buffer): Headers {
  const headers = new Map<string, string[]>();
  const lines = asText(head.subarray(0, LONGEST_HEADER)).replace(/\r?\n[ \t]/g, ' ');
  for (const line of lines.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** Headers may hold raw UTF-8 (RFC 6532), and in old programs Latin-1. */
function asText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

function parse(value: string): { value: string; params: Readonly<Record<string, string>> } {
  const { value: main, params } = libmime.parseHeaderValue(value);
  return {
    value: main || '',
    params: Object.fromEntries(
      Object.entries(params ?? {}).flatMap(([key, text]) =>
        typeof text === 'string' ? [[key.toLowerCase(), text]] : [],
      ),
    ),
  };
}

/** RFC 2231 has been read already; encoded words in parameters are against RFC 2047 5 and common. */
function decodeName(name: string | null): string | null {
  return name && libmime.decodeWords(name);
}

/** The parts between the delimiter lines (RFC 2046, 5.1.1). The line end before a delimiter belongs to the delimiter. */
function cutParts(body: Buffer, boundary: string): Buffer[] {
  const parts: Buffer[] = [];
  const delimiter = Buffer.from(`--${boundary}`, body.includes(Buffer.from(boundary, 'utf8')) ? 'utf8' : 'latin1');
  let begin = -1;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    const lineEnd = body.indexOf('\n', at);
    const rest = body.subarray(at + delimiter.length, lineEnd < 0 ? body.length : lineEnd).toString('latin1');
    if (!/^(?:--)?[ \t\r]*$/.test(rest)) continue;
    if (begin >= 0) parts.push(body.subarray(begin, Math.max(begin, endBefore(body, at))));
    if (rest.startsWith('--') || lineEnd < 0) return parts;
    begin = lineEnd + 1;
    if (parts.length > MOST_PARTS) throw new MimeTooComplex();
  }
  // cut off on the way: what came counts
  if (begin >= 0) parts.push(body.subarray(begin));
  return parts;
}

function endBefore(body: Buffer, at: number): number {
  if (body[at - 1] !== 0x0a) return at;
  return body[at - 2] === 0x0d ? at - 2 : at - 1;
}

function decodeQuotedPrintable(body: Buffer): Buffer {
  const text = body
    .toString('latin1')
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '');
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
