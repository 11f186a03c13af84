import { beforeAll, describe, expect, it } from 'vitest';
import { demoServer, problemOf, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';

const pdf = Buffer.from('%PDF-1.7\nkein echtes, aber als solches erkennbar');

/** What the invoice says about an attachment, and what it holds. */
type Sent = { readonly name: string; readonly mime: string; readonly content: string };

const sent: readonly Sent[] = [
  { name: 'Aufmaß Süd.pdf', mime: 'application/pdf', content: pdf.toString('base64') },
  { name: 'liste.pdf', mime: 'application/pdf', content: Buffer.from('MZ\x90\x00').toString('base64') },
  {
    name: '../../etc/seite.html',
    mime: 'text/csv',
    content: Buffer.from('<html><script>1</script>').toString('base64'),
  },
  { name: 'kaputt.png', mime: 'image/png', content: '!!!' },
];

let server: DemoServer;
let address: string;

beforeAll(async () => {
  server = await demoServer();
  const references = sent.map(
    ({ name, mime, content }, index) => `<cac:AdditionalDocumentReference><cbc:ID>${index + 1}</cbc:ID><cac:Attachment>
      <cbc:EmbeddedDocumentBinaryObject mimeCode="${mime}" filename="${name}">${content}</cbc:EmbeddedDocumentBinaryObject>
      </cac:Attachment></cac:AdditionalDocumentReference>`,
  );
  const xml = Buffer.from(invoice({ number: 'ANL-1' }))
    .toString()
    .replace('<cac:AccountingSupplierParty>', `${references.join('')}<cac:AccountingSupplierParty>`);
  const { id } = await server.deliver(new Uint8Array(Buffer.from(xml)));
  address = `/api/v1/invoices/${id}/attachments`;
});

const get = (number: number | string) => server.asSupplier(`${address}/${number}`);

describe('an attachment of an invoice', () => {
  it('comes as it was embedded, as a download that runs nothing', async () => {
    const answer = await get(1);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Aufma? S?d.pdf"; filename*=UTF-8''Aufma%C3%9F%20S%C3%BCd.pdf`,
    );
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['a program that calls itself PDF', 2, 'filename=liste.pdf.bin'],
    ['a page that calls itself CSV', 3, 'filename=seite.html'],
  ])('has the type and the name that its content asks for: %s', async (_what, number, name) => {
    const answer = await get(number);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; ${name}`);
  });

  it('that is no base64 is said to be damaged', async () => {
    expect((await problemOf(await get(4))).code).toBe('ATTACHMENT_BROKEN');
  });

  it.each([0, 5, 'x', '1.5', '99999'])('number %s does not exist', async (number) => {
    expect((await problemOf(await get(number))).code).toBe('NOT_FOUND');
  });
});
