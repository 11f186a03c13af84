/** Why bytes could not be turned into text; `encoding` is the name the document declares, if any. */
export type DecodeFault = { readonly code: 'XML-ENCODING' | 'XML-EMPTY'; readonly encoding?: string };

/** The document as text, without byte order mark, and whether its bytes were UTF-8 already (then they can be parsed as they are). */
export type Decoded = { readonly text: string; readonly utf8: Uint8Array };

/** The XML declaration is short; a longer search would only cost time on other files. */
const DECLARATION_BYTES = 512;
const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** XML 1.0 appendix F: what the first bytes of a document without a mark say. */
const FIRST_BYTES: readonly (readonly [readonly number[], string])[] = [
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
];
/** Labels that TextDecoder reads as something else, or that are not character encodings of files (Encoding Standard 4.2). */
const REFUSED_LABELS = new Set(['x-user-defined', 'replacement', 'utf-16', 'utf-16le', 'utf-16be', 'unicode', 'ucs-2']);

/** Reads bytes as the text of an XML document: byte order mark, else UTF-16 by its first bytes, else the XML declaration, else UTF-8. */
export function decodeXml(bytes: Uint8Array): Decoded | DecodeFault {
  const mark = MARKS.find(([signature]) => startsWith(bytes, signature));
  const body = mark ? bytes.subarray(mark[0].length) : bytes;
  const wide = mark?.[1] ?? FIRST_BYTES.find(([signature]) => startsWith(body, signature))?.[1];
  const declared = wide?.startsWith('utf-16') ? undefined : declaredEncoding(body);
  if (!wide?.startsWith('utf-16') && declared && REFUSED_LABELS.has(declared.toLowerCase())) {
    return { code: 'XML-ENCODING', encoding: declared };
  }
  const encoding = wide ?? declared ?? 'utf-8';
  const text = decode(body, encoding);
  if (text === null) return { code: 'XML-ENCODING', encoding };
  if (text.trim() === '') return { code: 'XML-EMPTY' };
  return { text, utf8: isUtf8(encoding) ? body : Buffer.from(text, 'utf8') };
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1');
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(start)?.[1];
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  // TextDecoder reads ISO-8859-1 as windows-1252 (Encoding Standard), which turns 0x80-0x9F into other characters
  if (/^(iso-8859-1|latin1|iso_8859-1|us-ascii|ascii)$/i.test(encoding)) {
    if (/ascii/i.test(encoding) && bytes.some((b) => b > 127)) return null;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isUtf8(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((value, i) => bytes[i] === value);
}
