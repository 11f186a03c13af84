import { Problem } from '../problems.ts';

/** One part of multipart/related, its bytes exactly as they came. */
export type MimePart = {
  /** names in lower case, folded lines joined */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
};

export type MultipartLimits = {
  /** of one part's headers, in bytes */
  readonly headerBytes: number;
  readonly parts: number;
};

const CRLF = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');
/** RFC 2046 5.1.1: blanks may stand between the boundary and the end of its line. */
const MOST_PADDING = 64;

/**
 * Takes multipart/related apart while it comes (RFC 2046 5.1). The line end before a delimiter belongs to the delimiter, and nothing else is
 * taken away: ciphertext may itself end with a line end. Preamble and epilogue are left out. Throws AS4_MULTIPART_BROKEN. How many
 * bytes may come is the concern of whoever gives them.
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  limits: MultipartLimits,
): Promise<MimePart[]> {
  const splitter = new Splitter(boundary, limits);
  for await (const chunk of body) splitter.take(chunk);
  return splitter.end();
}

type Place = 'preamble' | 'headers' | 'content' | 'epilogue';

class Splitter {
  readonly #delimiter: Buffer;
  readonly #limits: MultipartLimits;
  readonly #parts: MimePart[] = [];
  #place: Place = 'preamble';
  /** A delimiter at the very beginning has no line end before it. */
  #rest: Buffer = CRLF;
  #headers = new Map<string, string>();
  #content: Buffer[] = [];

  constructor(boundary: string, limits: MultipartLimits) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
    this.#limits = limits;
  }

  take(chunk: Uint8Array): void {
    if (this.#place === 'epilogue') return;
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : Buffer.from(chunk);
    while (this.#step()) {}
  }

  end(): MimePart[] {
    if (this.#place !== 'epilogue') throw broken('the last boundary is missing');
    return this.#parts;
  }

  /** False: more bytes are needed. */
  #step(): boolean {
    if (this.#place === 'epilogue') return false;
    return this.#place === 'headers' ? this.#readHeaders() : this.#readContent();
  }

  /** What is left begins with the line end of the delimiter, so that a part without headers reads like any other. */
  #readHeaders(): boolean {
    const end = this.#rest.indexOf(HEADERS_END);
    if ((end < 0 ? this.#rest.length : end) > this.#limits.headerBytes)
      throw broken('the headers of a part are too long');
    if (end < 0) return false;
    this.#headers = parseHeaders(this.#rest.subarray(CRLF.length, Math.max(end, CRLF.length)));
    // The empty line's end stays: the next delimiter may use it as its own, when the content is empty.
    this.#rest = this.#rest.subarray(end + CRLF.length);
    this.#place = 'content';
    return true;
  }

  #readContent(): boolean {
    const at = this.#rest.indexOf(this.#delimiter);
    if (at < 0) {
      this.#keep(Math.max(0, this.#rest.length - this.#delimiter.length + 1));
      return false;
    }
    const line = this.#rest.subarray(at + this.#delimiter.length);
    const end = endOfDelimiter(line);
    if (end === 'more') return false;
    if (end === 'none') {
      this.#keep(at + this.#delimiter.length);
      return true;
    }
    this.#keep(at);
    if (this.#place === 'content') this.#finishPart();
    this.#place = end === 'last' ? 'epilogue' : 'headers';
    this.#rest = end === 'last' ? Buffer.alloc(0) : line.subarray(end);
    return true;
  }

  #keep(length: number): void {
    if (this.#place === 'content' && length > 0) this.#content.push(this.#rest.subarray(0, length));
    this.#rest = this.#rest.subarray(length);
  }

  #finishPart(): void {
    if (this.#parts.length >= this.#limits.parts) throw broken('there are too many parts');
    // The end of the empty line in front of it is not of the content.
    const bytes = Buffer.concat(this.#content).subarray(CRLF.length);
    this.#content = [];
    this.#parts.push({ headers: this.#headers, bytes });
  }
}

/** Behind a delimiter: where the line end stands; 'last': "--" follows; 'none': it was none; 'more': not to be told yet. */
function endOfDelimiter(line: Buffer): number | 'last' | 'none' | 'more' {
  if (line.length < 2) return 'more';
  if (line.subarray(0, 2).toString('latin1') === '--') return 'last';
  let at = 0;
  while (at < MOST_PADDING && (line[at] === 0x20 || line[at] === 0x09)) at += 1;
  if (line.length < at + CRLF.length) return 'more';
  return line.subarray(at, at + CRLF.length).equals(CRLF) ? at : 'none';
}

function parseHeaders(bytes: Buffer): Map<string, string> {
  const headers = new Map<string, string>();
  const text = bytes.toString('latin1').replace(/\r\n[ \t]+/g, ' ');
  for (const line of text === '' ? [] : text.split('\r\n')) {
    const [, name, value] = /^([\x21-\x39\x3b-\x7e]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw broken('a header of a part cannot be read');
    if (headers.has(name.toLowerCase())) throw broken('a header of a part stands there twice');
    headers.set(name.toLowerCase(), value);
  }
  return headers;
}

function broken(detail: string): Problem {
  return new Problem('AS4_MULTIPART_BROKEN', { detail });
}
