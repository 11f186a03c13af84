import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckAnswer, InvoiceDetail } from '../../../server/http/contract.ts';
import { pdfWith } from '../../support/pdfWith.ts';
import { openPdf } from '../render/openPdf.ts';
import { demoServer, problemOf, type Bytes, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { sha256 } from './sha256.ts';

let server: DemoServer;
let xml: Bytes;
let pdf: Bytes;
let address: string;

beforeAll(async () => {
  server = await demoServer();
  xml = invoice({ number: 'PDF-1', leitwegId: server.demo.authorities[0]?.leitwegId ?? '' });
  pdf = await pdfWith([{ name: 'factur-x.xml', content: xml }]);
  const { id } = await server.deliver(pdf, { 'Content-Type': 'application/pdf' });
  await server.waitForState(id, 'exported');
  address = `/api/v1/invoices/${id}`;
});

const get = (path: string, headers: Record<string, string> = {}) => server.asSupplier(`${address}${path}`, { headers });
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

describe('an invoice that was uploaded as PDF', () => {
  it('is handed out as received, and its XML apart from it', async () => {
    const original = await get('/original');
    expect(original.headers.get('content-type')).toBe('application/pdf');
    expect(original.headers.get('content-disposition')).toMatch(/^attachment; filename="?rechnung-.*\.pdf"?$/);
    expect(sha256(await bytesOf(original))).toBe(sha256(pdf));
    const document = await get('/document');
    expect(document.headers.get('content-type')).toBe('application/xml');
    expect(sha256(await bytesOf(document))).toBe(sha256(xml));
  });

  it('says what was received and what was checked', async () => {
    const detail = (await (await get('')).json()) as InvoiceDetail;
    expect(detail).toMatchObject({
      sha256: sha256(pdf),
      mediaType: 'application/pdf',
      number: 'PDF-1',
      document: { sha256: sha256(xml), path: 'factur-x.xml' },
      report: { sha256: sha256(xml), verdict: 'accept' },
    });
  });
});

describe('copies for people', () => {
  it.each([
    ['/pdf', 'de', 'Rechnung PDF-1'],
    ['/pdf', 'en', 'Invoice PDF-1'],
    ['/report.pdf', 'de', 'Prüfbericht zur Rechnung PDF-1'],
    ['/report.pdf', 'en', 'Check report on invoice PDF-1'],
  ])('%s comes in the language of the reader (%s)', async (path, language, title) => {
    const answer = await get(path, { 'Accept-Language': language });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    const opened = await openPdf(await bytesOf(answer));
    expect(opened.language).toBe(language);
    expect(opened.metadata).toContain(`>${title}</rdf:li>`);
  });

  it('come in another language where the address says so', async () => {
    const answer = await get('/pdf?language=en', { 'Accept-Language': 'de' });
    expect((await openPdf(await bytesOf(answer))).language).toBe('en');
    expect((await problemOf(await get('/pdf?language=fr'))).code).toBe('INPUT_INVALID');
  });

  it.each(['/pdf', '/report.pdf', '/document'])('%s is for those who may see the invoice', async (path) => {
    expect((await problemOf(await server.fetch(`${address}${path}`))).code).toBe('TOKEN_MISSING');
    const foreign = await server.asSupplier(`/api/v1/invoices/019e0000-0000-7000-8000-000000000000${path}`);
    expect((await problemOf(foreign)).code).toBe('NOT_FOUND');
  });

  it('of a file that is no invoice: the report only, and why', async () => {
    const { id } = await server.deliver(new Uint8Array(Buffer.from('<Rechnung>')));
    await server.waitForState(id, 'rejected');
    expect((await problemOf(await server.asSupplier(`/api/v1/invoices/${id}/pdf`))).code).toBe('VIEW_IMPOSSIBLE');
    expect((await server.asSupplier(`/api/v1/invoices/${id}/report.pdf`)).status).toBe(200);
  });
});

describe('the check without an account', () => {
  const check = (body: Bytes) => server.fetch('/api/v1/check', { method: 'POST', body });

  it('opens a PDF, and gives back the XML that it checked', async () => {
    const answer = (await (await check(pdf)).json()) as CheckAnswer;
    expect(answer.verdict).toBe('accept');
    expect(answer.document?.path).toBe('factur-x.xml');
    expect(sha256(Buffer.from(answer.document?.base64 ?? '', 'base64'))).toBe(sha256(xml));
    expect(((await (await check(xml)).json()) as CheckAnswer).document).toBeNull();
  });

  it('refuses a PDF without one, with the way out', async () => {
    const problem = await problemOf(await check(await pdfWith([])));
    expect(problem).toMatchObject({ code: 'FILE_PDF', status: 415 });
    expect(problem.detail).toContain('ZUGFeRD');
  });
});
