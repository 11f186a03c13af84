import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openUnpack } from '../../../../server/pipeline/unpack/openUnpack.ts';
import { atEnd } from '../../../support/cleanUp.ts';
import { pdfWith } from '../../../support/pdfWith.ts';
import { sampleInvoice } from '../../sampleInvoice.ts';

const xml = sampleInvoice();
const other = sampleInvoice({ number: 'R-2' });
const unpack = openUnpack();
atEnd(() => unpack.close());

const found = async (pdf: Uint8Array) => {
  const { xml: bytes, path } = await unpack.pdf(pdf);
  return { path, same: Buffer.compare(bytes, xml) === 0 };
};
const refusal = (pdf: Uint8Array) =>
  unpack.pdf(pdf).then(
    () => 'accepted',
    (problem: unknown) => (problem as { code: string }).code,
  );

/** A PDF put together by hand: objects in order, the first is the catalog. */
const handmade = (...objects: (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.flatMap((object, index) => [
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from('trailer\n<</Root 1 0 R>>\n%%EOF\n'),
  ]);
const stream = (entries: string, content: Buffer) =>
  Buffer.concat([
    Buffer.from(`<<${entries}/Length ${content.length}>>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);

describe('the XML inside a PDF', () => {
  it.each(['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml'])(
    'is found as %s',
    async (name) => {
      const files = [
        { name, content: xml },
        { name: 'lieferschein.xml', content: other },
      ];
      expect(await found(await pdfWith(files))).toEqual({ path: name, same: true });
    },
  );

  it.each(['Names', 'AF'] as const)('is found where the catalog has no %s', async (way) => {
    expect(await found(await pdfWith([{ name: 'factur-x.xml', content: xml }], way))).toMatchObject({ same: true });
  });

  it('is found by its content where its name says nothing', async () => {
    const files = [
      { name: 'daten.xml', content: '<daten/>' },
      { name: 'bild.png', content: Buffer.from('\x89PNG') },
      { name: 'R-1.xml', content: xml, relationship: 'Data' },
    ] as const;
    expect(await found(await pdfWith(files))).toEqual({ path: 'R-1.xml', same: true });
  });

  it('is the one that stands for the pages, where several have unusual names', async () => {
    const files = [
      { name: 'a.xml', content: other, relationship: 'Supplement' },
      { name: 'b.xml', content: xml, relationship: 'Alternative' },
    ] as const;
    expect(await found(await pdfWith(files))).toEqual({ path: 'b.xml', same: true });
  });

  it('is one, where the same file is embedded twice', async () => {
    const files = [
      { name: 'factur-x.xml', content: xml },
      { name: 'xrechnung.xml', content: xml },
    ];
    expect(await found(await pdfWith(files))).toMatchObject({ same: true });
  });

  it('is taken in another encoding too', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.toString(), 'utf16le')]);
    const { xml: bytes } = await unpack.pdf(await pdfWith([{ name: 'factur-x.xml', content: wide }]));
    expect(Buffer.compare(bytes, wide)).toBe(0);
  });
});

describe('a PDF is refused, with its cause', () => {
  it.each([
    ['without any file', []],
    ['with a picture only', [{ name: 'logo.png', content: Buffer.from('\x89PNG') }]],
    ['with XML that is no invoice', [{ name: 'daten.xml', content: '<daten/>' }]],
    ['with something else under the name of the invoice', [{ name: 'factur-x.xml', content: 'kein XML' }]],
  ])('%s', async (_what, files) => {
    expect(await refusal(await pdfWith(files))).toBe('FILE_PDF');
  });

  it('with two different invoices', async () => {
    const files = [
      { name: 'factur-x.xml', content: xml },
      { name: 'xrechnung.xml', content: other },
    ];
    expect(await refusal(await pdfWith(files))).toBe('FILE_PDF_SEVERAL');
  });

  it('that is encrypted', async () => {
    const plain = Buffer.from(await pdfWith([{ name: 'factur-x.xml', content: xml }])).toString('latin1');
    const locked = handmade('<</Type/Catalog>>', '<</Filter/Standard/V 2/R 3/O()/U()/P -1>>').toString('latin1');
    expect(plain).not.toContain('/Encrypt');
    expect(await refusal(Buffer.from(locked.replace('/Root', '/Encrypt 2 0 R/Root'), 'latin1'))).toBe(
      'FILE_PDF_ENCRYPTED',
    );
  });

  it('that ends in the middle', async () => {
    const whole = await pdfWith([{ name: 'factur-x.xml', content: xml }]);
    expect(await refusal(whole.subarray(0, whole.length / 3))).toBe('FILE_PDF_BROKEN');
  });

  it.each(['%PDF-1.7\n', '%PDF-1.7\n...', '%PDF-'])('that is nothing but its beginning: %j', async (text) => {
    expect(await refusal(Buffer.from(text))).toBe('FILE_PDF');
  });

  it('with packed objects that stand for a gigabyte', async () => {
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024, '0 '));
    const packed = stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', bomb);
    expect(await refusal(handmade('<</Type/Catalog>>', packed))).toBe('FILE_PDF_TOO_COMPLEX');
  });

  it('with a file that is packed many times over', async () => {
    const once = deflateSync(Buffer.alloc(300 * 1024 * 1024, ' '));
    const file = stream('/Type/EmbeddedFile/Filter[/FlateDecode/FlateDecode]', deflateSync(once));
    const catalog = '<</Type/Catalog/AF[2 0 R]>>';
    const spec = '<</Type/Filespec/UF(factur-x.xml)/EF<</F 3 0 R>>>>';
    expect(await refusal(handmade(catalog, spec, file))).toBe('FILE_PDF_TOO_COMPLEX');
  });

  it('that nests without end', async () => {
    expect(await refusal(handmade('<</Type/Catalog>>', '['.repeat(500_000)))).toBe('FILE_PDF');
  });

  it('with a tree of names that leads into itself', async () => {
    const catalog = '<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>';
    expect(await refusal(handmade(catalog, '<</Kids[2 0 R 2 0 R]>>'))).toBe('FILE_PDF');
  });
});

it('goes on after a bomb', async () => {
  expect(await found(await pdfWith([{ name: 'factur-x.xml', content: xml }]))).toMatchObject({ same: true });
});
