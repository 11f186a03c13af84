import { beforeAll, describe, expect, it } from 'vitest';
import { sampleInvoice } from '../sampleInvoice.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { joinParts } from './buildMessage.ts';
import { peppolServer, type PeppolServer } from './peppolServer.ts';
import { verifySignal } from './verifySignal.ts';

let server: PeppolServer;
beforeAll(async () => {
  // small limits, so that what is too large is not large
  server = await peppolServer({ INVOICE_MIB: '1', AS4_MIB: '2' });
});

type Row = { readonly id: string; readonly number: string | null; readonly state: string; readonly channel: string };

async function list(more = ''): Promise<Row[]> {
  const answer = await server.asAdmin(`/api/v1/invoices?channel=peppol&size=100${more}`);
  return ((await answer.json()) as { items: Row[] }).items;
}

const invoices = async (number: string) => (await list()).filter((row) => row.number === number);

const delivered = (number: string, state: string) =>
  waitUntil(`${number} to be ${state}`, async () => {
    const found = await invoices(number);
    return found.length > 0 && found.every((row) => row.state === state) ? found : null;
  });

const about = (number: string) => ({
  payload: server.sbd({ document: sampleInvoice({ number, leitwegId: server.leitwegId }) }),
});

describe('a message of another access point', () => {
  it('becomes an invoice, and is answered by a signed receipt that repeats what was signed', async () => {
    const built = server.build(about('P-1'));
    const answer = await server.post(built);
    expect(answer).toMatchObject({ status: 200, contentType: 'application/soap+xml;charset=UTF-8', says: 'receipt' });
    const signal = verifySignal(answer.xml, server.us.certificate);
    expect(signal).toEqual({ signed: true, refToMessageId: built.messageId, digests: [...built.digests].sort() });
    await delivered('P-1', 'exported');
  });

  it('is kept as it was received, with the invoice letter for letter as its document', async () => {
    const document = sampleInvoice({ number: 'P-2', leitwegId: server.leitwegId, seller: 'Müßig & Söhne' });
    const payload = server.sbd({ document });
    expect((await server.send({ payload })).says).toBe('receipt');
    const [row] = await delivered('P-2', 'exported');
    const original = await (await server.asAdmin(`/api/v1/invoices/${row?.id}/original`)).arrayBuffer();
    expect(Buffer.from(original).equals(payload)).toBe(true);
    const taken = await (await server.asAdmin(`/api/v1/invoices/${row?.id}/document`)).text();
    expect(taken.trim()).toBe(document.toString().trim());
  });

  it('may name its boundary and parameters in any way, list prefixes, and come in pieces', async () => {
    const prefixes = server.build({ ...about('P-3'), prefixList: 'S12 eb #default' });
    expect((await server.post(prefixes)).says).toBe('receipt');
    const bare = server.build({ ...about('P-4'), boundary: 'uuid_1-2' });
    const contentType = 'Multipart/Related; start-info="x"; charset=utf-8; boundary=uuid_1-2; start="<root@x>"';
    expect((await server.post({ ...bare, contentType })).says).toBe('receipt');
    const pieces = server.build(about('P-5'));
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        for (let at = 0; at < pieces.body.length; at += 97) stream.enqueue(pieces.body.subarray(at, at + 97));
        stream.close();
      },
    });
    const headers = { 'Content-Type': pieces.contentType };
    const answer = await fetch(`${server.url}/as4`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    expect(await answer.text()).toContain('NonRepudiationInformation');
    await Promise.all(['P-3', 'P-4', 'P-5'].map((number) => delivered(number, 'exported')));
  });

  it('may come in foreign prefixes, with a mustUnderstand of its own', async () => {
    const foreign = (xml: string) =>
      xml
        .replaceAll('eb:', 'ns6:')
        .replaceAll('xmlns:eb', 'xmlns:ns6')
        .replaceAll('S12:', 'mustUnderstand:')
        .replaceAll('xmlns:S12', 'xmlns:mustUnderstand');
    expect((await server.send({ ...about('P-6'), messaging: foreign })).says).toBe('receipt');
    await delivered('P-6', 'exported');
  });

  it('is a ping when it says so: a receipt, and nothing is delivered', async () => {
    const built = server.build({ ping: true });
    const answer = await server.post(built);
    expect(answer.says).toBe('receipt');
    expect(verifySignal(answer.xml, server.us.certificate).digests).toEqual([...built.digests].sort());
  });

  it('with an invoice that breaks rules gets its receipt; the check rejects it afterwards', async () => {
    const broken = Buffer.from(
      sampleInvoice({ number: 'P-7', leitwegId: server.leitwegId })
        .toString()
        .replace('<cbc:TaxAmount currencyID="EUR">19.00', '<cbc:TaxAmount currencyID="EUR">18.00'),
    );
    expect((await server.send({ payload: server.sbd({ document: broken }) })).says).toBe('receipt');
    await delivered('P-7', 'rejected');
  });

  it('above the limit of an invoice gets its receipt, too, and is rejected because of its size', async () => {
    const noise = Buffer.from(Array.from({ length: 1_200_000 }, () => 97 + Math.floor(Math.random() * 26))).toString();
    const invoice = sampleInvoice({ number: 'P-14', leitwegId: server.leitwegId }).toString();
    const document = Buffer.from(invoice.replace('<cbc:ID>', `<!--${noise}--><cbc:ID>`));
    const payload = server.sbd({ document });
    expect((await server.send({ payload })).says).toBe('receipt');
    const row = await waitUntil('the rejection', async () => {
      const rejected = await list('&state=rejected');
      return rejected.find(({ number }) => number === null);
    });
    const detail = await (await server.asAdmin(`/api/v1/invoices/${row.id}`)).text();
    expect(detail).toContain('XML-TOO-LARGE');
  });
});

describe('the same message again', () => {
  it('gets the very receipt of the first time, and nothing is delivered twice', async () => {
    const built = server.build(about('P-8'));
    const first = await server.post(built);
    const again = await server.post(built);
    expect(first.says).toBe('receipt');
    expect(again.xml).toBe(first.xml);
    expect(await delivered('P-8', 'exported')).toHaveLength(1);
  });

  it('at the same moment gets one receipt and becomes one invoice', async () => {
    const built = server.build(about('P-9'));
    const answers = await Promise.all(Array.from({ length: 6 }, () => server.post(built)));
    expect(new Set(answers.map(({ xml }) => xml)).size).toBe(1);
    expect(answers[0]?.says).toBe('receipt');
    expect(await delivered('P-9', 'exported')).toHaveLength(1);
  });

  it('under its MessageId with another content is refused', async () => {
    const first = server.build(about('P-10'));
    expect((await server.post(first)).says).toBe('receipt');
    const other = await server.send({ ...about('P-11'), messageId: first.messageId });
    expect(other.says).toMatch(/^EBMS:0004 this MessageId was used/);
    expect(await invoices('P-11')).toEqual([]);
  });

  it('under a new MessageId with the same envelope is acknowledged and not delivered again; another document is refused', async () => {
    const instance = 'a1b2-same-instance';
    const payload = server.sbd({ instance, document: sampleInvoice({ number: 'P-12', leitwegId: server.leitwegId }) });
    const first = await server.send({ payload });
    const resent = await server.send({ payload });
    expect([first.says, resent.says]).toEqual(['receipt', 'receipt']);
    expect(resent.xml).not.toBe(first.xml);
    expect(await delivered('P-12', 'exported')).toHaveLength(1);
    const other = server.sbd({ instance, document: sampleInvoice({ number: 'P-13', leitwegId: server.leitwegId }) });
    expect((await server.send({ payload: other })).says).toMatch(/^EBMS:0004 .*used for another document/);
  });
});

describe('what is no AS4 message', () => {
  it('is told so by HTTP, without SOAP', async () => {
    const { body, contentType } = server.build();
    const boundary = '----=_Part_0_1234.5678';
    const cut = body.subarray(0, body.length - 40);
    const noXml = joinParts([{ headers: 'Content-Type: text/plain', bytes: Buffer.from('no XML') }], boundary);
    expect((await server.post({ body, contentType: 'text/xml' })).says).toBe('AS4_NOT_MULTIPART');
    expect((await server.post({ body, contentType: 'multipart/related' })).says).toBe('AS4_NOT_MULTIPART');
    expect((await server.post({ body: cut, contentType })).says).toBe('AS4_MULTIPART_BROKEN');
    expect((await server.post({ body: noXml, contentType })).says).toBe('AS4_NO_SOAP');
    const long = server.build({
      envelope: (xml) => xml.replace('<S12:Header>', `<S12:Header><!--${'x'.repeat(1024 * 1024)}-->`),
    });
    expect((await server.post(long)).says).toBe('AS4_NO_SOAP');
    expect((await server.fetch('/as4')).status).toBe(405);
  });

  it('is refused when it is too large, before all of it has come', async () => {
    const body = Buffer.alloc(2 * 1024 * 1024 + 1);
    const answer = await server.post({ body, contentType: 'multipart/related; boundary=b' });
    expect(answer).toMatchObject({ status: 413, says: 'UPLOAD_TOO_LARGE' });
  });
});
