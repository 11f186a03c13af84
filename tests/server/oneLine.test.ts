import { describe, expect, it } from 'vitest';
import { oneLine } from '../../server/oneLine.ts';

describe('text from outside becomes one line', () => {
  it.each([
    ['line ends that would begin a header', 'R-1\r\nBcc: x@evil.example', 'R-1 Bcc: x@evil.example'],
    ['line ends of Unicode', 'a\u2028b\u2029c\u0085d', 'a b c d'],
    ['NUL', 'a\0b.xml', 'a b.xml'],
    ['a mark that turns the direction: this name ended in "exe.xml" on the screen', 'a\u202elmx.exe', 'almx.exe'],
    ['names written from right to left', 'שלום 7', 'שלום 7'],
  ])('%s', (_what, text, line) => {
    expect(oneLine(text, 100)).toBe(line);
  });

  it('of bounded length', () => {
    expect(oneLine('x'.repeat(200), 100)).toBe(`${'x'.repeat(99)}…`);
  });
});
