import { describe, expect, it } from 'vitest';
import { scanElements } from '../../../web/invoice/scanElements.ts';
import { sourceLines } from '../../../web/invoice/sourceLines.ts';

describe('start tags', () => {
  it('are found with their lines, past comments, CDATA, instructions and signs in attributes', () => {
    const text = '<?xml version="1.0"?>\n<a>\n<!-- <x> -->\n<b c="1>2">\n<![CDATA[<y>]]></b><?p <z> ?>\n<d/></a>';
    expect(scanElements(text)).toEqual({ lines: [2, 4, 6], depth: 2, doctype: false });
  });

  it('nest as deep as they do, and a DOCTYPE is seen', () => {
    expect(scanElements(`<!DOCTYPE a>${'<a>'.repeat(300)}`)).toMatchObject({ depth: 300, doctype: true });
  });

  it.each(['<a', '<a b="', '<!--', '<![CDATA[', '<?', '<', '<a></a'])('cut off at "%s" end the search', (text) => {
    expect(scanElements(text).lines.length).toBeLessThan(2);
  });
});

describe('lines of the source text', () => {
  it('are those of the file', () => {
    const { lines, indented } = sourceLines('<a>\r\n  <b>1</b>\n</a>');
    expect({ indented, lines }).toEqual({
      indented: false,
      lines: [
        { number: 1, text: '<a>' },
        { number: 2, text: '  <b>1</b>' },
        { number: 3, text: '</a>' },
      ],
    });
  });

  it('of a file without line breaks are made by indenting', () => {
    const file = `<a>${'<b><c>1</c><d/></b>'.repeat(10)}</a>`;
    const { lines, indented } = sourceLines(file);
    expect(indented).toBe(true);
    expect(lines.slice(0, 6).map(({ text }) => text)).toEqual([
      '<a>',
      '  <b>',
      '    <c>1</c>',
      '    <d/>',
      '  </b>',
      '  <b>',
    ]);
    expect(lines.map(({ text }) => text.trim()).join('')).toBe(file);
  });

  it('of an embedded file are folded, and the numbers behind it stay true', () => {
    const base64 = `${'A'.repeat(76)}\n`.repeat(1000);
    const { lines } = sourceLines(`<a>\n${base64}</a>`);
    expect(lines.map(({ number, folded }) => [number, folded])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, undefined],
      [4, undefined],
      [5, 997],
      [1002, undefined],
    ]);
  });

  it('that are very long are cut, and say so', () => {
    expect(sourceLines(`<a>${'x y '.repeat(5000)}</a>`).lines).toMatchObject([{ cut: 18_007 }]);
    expect(sourceLines(`<a>${'QUJD'.repeat(5000)}</a>`).lines).toMatchObject([{ cut: 19_807 }]);
  });
});
