import { describe, expect, it } from 'vitest';
import { parseMediaType } from '../../../server/as4/mediaType.ts';
import { readMultipart, type MimePart } from '../../../server/as4/readMultipart.ts';
import { Problem } from '../../../server/problems.ts';
import { randomFrom } from '../../support/randomFrom.ts';
import { joinParts } from './buildMessage.ts';

const LIMITS = { headerBytes: 1024, parts: 4 };
const boundary = '--=_b';

async function* pieces(body: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

const read = (body: Buffer | string, size = 7): Promise<MimePart[]> =>
  readMultipart(pieces(Buffer.from(body), size), boundary, LIMITS);

async function refusal(body: Buffer | string): Promise<string> {
  try {
    await read(body);
    return 'taken';
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${String(error.facts['detail'])}`;
    throw error;
  }
}

describe('multipart/related', () => {
  it('gives every part byte for byte, however its bytes arrive', async () => {
    const contents = [
      '',
      '\r\n',
      '\r',
      '\n\r\n',
      `\r\n--${boundary.slice(0, -1)}`,
      `\r\n--${boundary}x`,
      '\0\xff--',
      'text\r\n',
    ].map((text) => Buffer.from(text, 'latin1'));
    for (const bytes of contents) {
      const body = joinParts(
        [
          { headers: 'Content-Type: a/b', bytes: Buffer.from('first') },
          { headers: 'Content-ID: <x@y>', bytes },
        ],
        boundary,
      );
      for (const size of [1, 2, 3, 5, 64, 4096]) {
        const [first, second, ...more] = await read(body, size);
        expect(more).toEqual([]);
        expect(first?.bytes.toString()).toBe('first');
        expect(second?.bytes.equals(bytes), JSON.stringify(bytes.toString('latin1'))).toBe(true);
        expect(second?.headers.get('content-id')).toBe('<x@y>');
      }
    }
  });

  it('leaves out what stands before and behind, takes blanks behind a boundary, parts without headers, and folded headers', async () => {
    const body = `preamble\r\n--${boundary} \t\r\n\r\nbare\r\n--${boundary}\r\nContent-Type: a/b;\r\n c=d\r\n\r\nfolded\r\n--${boundary}--\r\nepilogue`;
    const [bare, folded] = await read(body);
    expect([bare?.bytes.toString(), bare?.headers.size]).toEqual(['bare', 0]);
    expect([folded?.bytes.toString(), folded?.headers.get('content-type')]).toEqual(['folded', 'a/b; c=d']);
  });

  it('takes an empty part whose empty line is its only one', async () => {
    const [empty] = await read(`--${boundary}\r\nA: b\r\n\r\n--${boundary}--`);
    expect(empty?.bytes.length).toBe(0);
  });

  it('refuses what breaks off, has too many parts, too long headers, or a header twice', async () => {
    expect(await refusal(`--${boundary}\r\n\r\nx`)).toMatch(/boundary is missing/);
    expect(await refusal('nothing of the kind')).toMatch(/boundary is missing/);
    expect(
      await refusal(
        joinParts(
          Array.from({ length: 5 }, () => ({ headers: 'A: b', bytes: Buffer.from('x') })),
          boundary,
        ),
      ),
    ).toMatch(/too many parts/);
    expect(
      await refusal(joinParts([{ headers: `A: ${'b'.repeat(2000)}`, bytes: Buffer.from('x') }], boundary)),
    ).toMatch(/too long/);
    expect(await refusal(joinParts([{ headers: 'A: b\r\na: c', bytes: Buffer.from('x') }], boundary))).toMatch(/twice/);
    expect(await refusal(joinParts([{ headers: 'no header', bytes: Buffer.from('x') }], boundary))).toMatch(
      /cannot be read/,
    );
  });

  it('ends on every broken body, with parts or with a refusal', async () => {
    const random = randomFrom(20_261_124);
    const whole = joinParts(
      [
        { headers: 'Content-Type: a/b', bytes: Buffer.from('one\r\ntwo') },
        { headers: 'Content-ID: <x@y>', bytes: Buffer.from([0, 13, 10, 45, 45]) },
      ],
      boundary,
    );
    let taken = 0;
    let refused = 0;
    for (let round = 0; round < 3000; round += 1) {
      const body = Buffer.from(whole);
      for (let change = 0; change <= round % 4; change += 1)
        body[Math.floor(random() * body.length)] = [13, 10, 45, 32, 0, 255][Math.floor(random() * 6)] ?? 0;
      const cut = round % 3 === 0 ? body.subarray(0, Math.floor(random() * body.length)) : body;
      const result = await readMultipart(pieces(cut, 1 + Math.floor(random() * 40)), boundary, LIMITS).then(
        () => 'taken',
        (error: unknown) => (error instanceof Problem ? error.code : error),
      );
      expect(['taken', 'AS4_MULTIPART_BROKEN']).toContain(result);
      if (result === 'taken') taken += 1;
      else refused += 1;
    }
    expect(Math.min(taken, refused)).toBeGreaterThan(300);
  });
});

describe('a Content-Type', () => {
  it.each([
    ['multipart/related; boundary="a b;c"; type="x"', 'a b;c'],
    ['Multipart/Related;BOUNDARY=abc', 'abc'],
    ['multipart/related ; type=x ; boundary = "q\\"x"', 'q"x'],
    ['multipart/related; boundary=first; boundary=second', 'first'],
    ['multipart/related; ; boundary=abc;', 'abc'],
  ])('%s names its boundary', (text, expected) => {
    const media = parseMediaType(text);
    expect([media?.type, media?.parameters.get('boundary')]).toEqual(['multipart/related', expected]);
  });

  it('that cannot be read is none', () => {
    for (const text of [
      undefined,
      '',
      'multipart',
      'multipart/related; boundary="open',
      'multipart/related boundary=x',
    ])
      expect(parseMediaType(text)).toBeNull();
  });
});
