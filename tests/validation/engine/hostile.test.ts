import { describe, expect, test } from 'vitest';
import { faultText } from '../../../validation/faultText.ts';
import { MESSAGE_LIMITS, parseXml, type XmlFaultCode } from '../../../validation/xml.ts';

/** The code of the fault, or null when the document can be read; the fault is always put into words. */
function fault(input: string | Uint8Array, limits?: typeof MESSAGE_LIMITS): XmlFaultCode | null {
  const parsed = parseXml(typeof input === 'string' ? Buffer.from(input) : input, limits);
  if (parsed.ok) {
    parsed.document.dispose();
    return null;
  }
  const { de, en } = faultText(parsed.fault);
  expect(de.length).toBeGreaterThan(20);
  expect(en.length).toBeGreaterThan(20);
  return parsed.fault.code;
}

const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const mark = (...bytes: number[]) => Buffer.from(bytes);
const bomb =
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>';

describe('a document type declaration is refused in every encoding', () => {
  test.each([
    ['UTF-8', Buffer.from(bomb)],
    ['UTF-8 with mark', Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from(bomb)])],
    ['UTF-16LE with mark', Buffer.concat([mark(0xff, 0xfe), utf16le(bomb)])],
    ['UTF-16BE with mark', Buffer.concat([mark(0xfe, 0xff), utf16be(bomb)])],
    ['UTF-16LE without mark', utf16le(bomb)],
    ['UTF-16BE without mark', utf16be(bomb)],
    ['ISO-8859-1', Buffer.from(bomb.replace('?>', ' encoding="ISO-8859-1"?>'))],
    [
      'behind a comment and an instruction',
      Buffer.from('<!-- <a> --><?p ?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
    ],
    ['in small letters', Buffer.from('<!doctype a><a/>')],
  ])('%s', (_, bytes) => {
    expect(fault(bytes)).toBe('XML-DOCTYPE');
  });

  test('but the words may stand in a comment or in text', () => {
    expect(fault('<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE a>]]>&lt;!DOCTYPE a></a>')).toBeNull();
  });

  test('an entity of one’s own is not known', () => {
    expect(fault('<a>&xxe;</a>')).toBe('XML-NOT-WELLFORMED');
  });
});

describe('encodings', () => {
  const text = '<?xml version="1.0" encoding="ENC"?><a>Größe €</a>';
  const named = (name: string) => text.replace('ENC', name);
  test.each([
    ['UTF-8', Buffer.from(named('UTF-8'))],
    ['UTF-8 with mark', Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from(named('utf-8'))])],
    ['UTF-16LE with mark', Buffer.concat([mark(0xff, 0xfe), utf16le(named('UTF-16'))])],
    ['UTF-16BE with mark', Buffer.concat([mark(0xfe, 0xff), utf16be(named('UTF-16'))])],
    ['UTF-16 without mark', utf16le(named('UTF-16'))],
    ['XML 1.1', Buffer.from(named('UTF-8').replace('1.0', '1.1'))],
  ])('%s is read', (_, bytes) => {
    expect(textOf(bytes)).toBe('Größe €');
  });

  test('ISO-8859-1 and windows-1252 differ where they should', () => {
    const bytes = (name: string) =>
      Buffer.concat([
        Buffer.from(`<?xml version="1.0" encoding="${name}"?><a>`),
        mark(0xfc, 0x80),
        Buffer.from('</a>'),
      ]);
    expect(textOf(bytes('windows-1252'))).toBe('ü€');
    expect(textOf(bytes('ISO-8859-1'))).toBe('ü\u0080');
  });

  test.each([
    ['invalid UTF-8', Buffer.concat([Buffer.from('<a>'), mark(0xff, 0xc0, 0x80), Buffer.from('</a>')])],
    ['UTF-7', Buffer.from('<?xml version="1.0" encoding="UTF-7"?><a>+ADw-b+AD4-</a>')],
    ['an unknown name', Buffer.from('<?xml version="1.0" encoding="klingon"?><a/>')],
    ['a half surrogate', Buffer.concat([mark(0xff, 0xfe), utf16le('<a>'), mark(0x00, 0xd8), utf16le('</a>')])],
    ['bytes beyond ASCII', Buffer.from('<?xml version="1.0" encoding="US-ASCII"?><a>ü</a>')],
    ['UTF-16 in the name only', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>')],
  ])('%s is refused', (_, bytes) => {
    expect(fault(bytes)).toBe('XML-ENCODING');
  });

  function textOf(bytes: Uint8Array): string {
    const parsed = parseXml(bytes);
    if (!parsed.ok) return parsed.fault.code;
    try {
      return parsed.document.root.content;
    } finally {
      parsed.document.dispose();
    }
  }
});

describe('what is no XML is named', () => {
  test.each([
    ['', 'XML-EMPTY'],
    ['  \n ', 'XML-EMPTY'],
    ['%PDF-1.7 ...', 'XML-NOT-XML'],
    ['PK\x03\x04[Content_Types].xml word/document.xml', 'XML-NOT-XML'],
    ['PK\x03\x04invoice.xml', 'XML-NOT-XML'],
    ['<!DOCTYPE html><html><body>Anmeldung</body></html>', 'XML-NOT-XML'],
    ['{"invoice": 1}', 'XML-NOT-XML'],
    ['Received: from mx.example\r\nSubject: Rechnung', 'XML-NOT-XML'],
    ['Rechnung Nr. 5', 'XML-NOT-XML'],
    ['<a>', 'XML-TRUNCATED'],
    ['<a><b>x</b', 'XML-TRUNCATED'],
    ['<a></b>', 'XML-NOT-WELLFORMED'],
    ['<a>\u0001</a>', 'XML-NOT-WELLFORMED'],
    ['<a>x\u0000</a>', 'XML-NOT-WELLFORMED'],
    [' <?xml version="1.0"?><a/>', 'XML-NOT-WELLFORMED'],
    ['<a/><b/>', 'XML-NOT-WELLFORMED'],
    ['<a x="1" x="2"/>', 'XML-NOT-WELLFORMED'],
    ['<p:a/>', 'XML-NOT-WELLFORMED'],
  ] as const)('%j', (text, code) => {
    expect(fault(text)).toBe(code);
  });
});

describe('sizes that no invoice has', () => {
  test('256 levels are read, one more is refused, and so are 10,000', () => {
    const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
    expect([deep(256), deep(257), deep(10_000), '<a>'.repeat(100_000)].map((xml) => fault(xml))).toEqual([
      null,
      'XML-TOO-DEEP',
      'XML-TOO-DEEP',
      'XML-TOO-DEEP',
    ]);
  });

  test('a million elements are read, more are refused', () => {
    expect(fault(`<a>${'<b/>'.repeat(999_999)}</a>`)).toBeNull();
    expect(fault(`<a>${'<b/>'.repeat(1_000_001)}</a>`)).toBe('XML-TOO-MANY-ELEMENTS');
  });

  test.each(['<!--x-->', '<?x y?>'])(
    '300,000 remarks (%s) are refused wherever they stand; as many as the lines of an invoice are not',
    (remark) => {
      const many = remark.repeat(300_000);
      expect([`${many}<a/>`, `<a/>${many}`, `<a>${many}</a>`].map((xml) => fault(xml))).toEqual(
        Array<XmlFaultCode>(3).fill('XML-TOO-MANY-REMARKS'),
      );
      const some = remark.repeat(500);
      expect(fault(`${some}<a>${remark.repeat(90_000)}</a>${some}`)).toBeNull();
      expect(fault(`${some}<a/>${some}${remark}`)).toBe('XML-TOO-MANY-REMARKS');
    },
  );

  test('CDATA sections are text, not remarks', () => {
    expect(fault(`<a>${'<![CDATA[x]]>'.repeat(200_000)}</a>`)).toBeNull();
  });

  test('200,000 attributes on one element are refused', () => {
    const attributes = Array.from({ length: 200_000 }, (_, i) => ` a${i}="1"`).join('');
    expect(fault(`<a${attributes}/>`)).toBe('XML-TOO-MANY-ATTRIBUTES');
  });

  test('12 MB of text are read as an invoice, but not as a message of a protocol', () => {
    const xml = `<a>${'x'.repeat(12_000_000)}</a>`;
    expect(fault(xml)).toBeNull();
    expect(fault(xml, MESSAGE_LIMITS)).toBe('XML-NOT-WELLFORMED');
  });

  test('a tag, comment or attribute that never ends does not hang', () => {
    const long = 'x'.repeat(1_000_000);
    expect(
      [`<a ${long}`, `<!--${long}`, `<a b="${long}`, '<'.repeat(1_000_000), `<?${long}`].map((xml) => fault(xml)),
    ).toEqual(expect.not.arrayContaining([null]));
  });
});
