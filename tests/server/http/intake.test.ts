import { beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceDetail, Receipt, UploadItem } from '../../../server/http/contract.ts';
import { sha256 } from './sha256.ts';
import { demoServer, problemOf, type Bytes, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';

const MIB = 1024 * 1024;
let server: DemoServer;
let leitwegId: string;

beforeAll(async () => {
  server = await demoServer();
  leitwegId = server.demo.authorities[0]?.leitwegId ?? '';
});

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  server.asSupplier('/api/v1/invoices', { method: 'POST', body, headers });

function form(...files: { name: string; bytes: Uint8Array }[]): FormData {
  const data = new FormData();
  for (const { name, bytes } of files) data.append('file', new Blob([new Uint8Array(bytes)]), name);
  return data;
}

/** A valid invoice blown up by a comment to exactly this many bytes. */
function invoiceOfSize(bytes: number): Bytes {
  const start = Buffer.from(invoice({ number: `GROSS-${bytes}`, leitwegId }));
  const fill = bytes - start.length - '<!---->'.length;
  return new Uint8Array(Buffer.concat([start, Buffer.from(`<!--${'x'.repeat(fill)}-->`)]));
}

describe('an invoice sent as the body', () => {
  it('gets 201 with id, state, checksum and time, and the address where it is', async () => {
    const answer = await post(invoice({ number: 'A-1', leitwegId }));
    expect(answer.status).toBe(201);
    const receipt = (await answer.json()) as Receipt;
    expect(Object.keys(receipt).sort()).toEqual(['id', 'receivedAt', 'sha256', 'state']);
    expect(receipt.state).toBe('received');
    expect(answer.headers.get('location')).toBe(`/api/v1/invoices/${receipt.id}`);
    const there = await server.asSupplier(answer.headers.get('location') ?? '');
    expect(there.status).toBe(200);
  });

  it('sent again gets 200 with the first answer', async () => {
    const twice = invoice({ number: 'A-2', leitwegId });
    const first = await post(twice);
    const second = await post(twice);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
  });

  it('with a known Idempotency-Key gets the first answer, with other content 422', async () => {
    const headers = { 'Idempotency-Key': 'key-1' };
    const first = await post(invoice({ number: 'A-3', leitwegId }), headers);
    const again = await post(invoice({ number: 'A-3', leitwegId }), headers);
    const other = await post(invoice({ number: 'A-4', leitwegId }), headers);
    expect([first.status, again.status, other.status]).toEqual([201, 200, 422]);
    expect(await again.json()).toEqual(await first.json());
    expect((await problemOf(other)).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('many times at once becomes one invoice', async () => {
    const same = invoice({ number: 'A-5', leitwegId });
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(same)));
    const receipts = (await Promise.all(answers.map((answer) => answer.json()))) as Receipt[];
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it.each(['', 'with blank', 'x'.repeat(201), 'ümlaut'])('refuses the Idempotency-Key "%s"', async (key) => {
    const answer = await post(invoice({ leitwegId }), { 'Idempotency-Key': key });
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).code).toBe('IDEMPOTENCY_KEY_BROKEN');
  });

  it('declared as anything is judged by its content', async () => {
    const answer = await post(invoice({ number: 'A-6', leitwegId }), { 'Content-Type': 'application/pdf' });
    expect(answer.status).toBe(201);
  });

  it('broken, with a DTD or of an unknown kind is stored and ends rejected, with its bytes kept', async () => {
    const bodies = [
      Buffer.from('<Invoice><unclosed></Invoice>'),
      Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
      Buffer.from('<letter>Sehr geehrte Damen und Herren</letter>'),
    ];
    for (const body of bodies) {
      const { id } = await server.deliver(body);
      const checked = await server.waitForState(id, 'rejected');
      expect(checked.report?.findings.some(({ level }) => level === 'error')).toBe(true);
      const original = await server.asSupplier(`/api/v1/invoices/${id}/original`);
      expect(Buffer.from(await original.arrayBuffer()).equals(body)).toBe(true);
    }
  });
});

describe('what is refused at the door', () => {
  const docx = Buffer.concat([
    Buffer.from('PK\x03\x04'),
    Buffer.alloc(26),
    Buffer.from('[Content_Types].xml word/document.xml'),
  ]);
  it.each([
    ['nothing', Buffer.alloc(0), 400, 'UPLOAD_EMPTY'],
    ['blanks', Buffer.from(' \n\t '), 400, 'UPLOAD_EMPTY'],
    ['a PDF', Buffer.from('%PDF-1.7\n...'), 415, 'FILE_PDF'],
    ['a ZIP', Buffer.from('PK\x03\x04'.padEnd(40, '\0') + 'rechnung.xml'), 415, 'FILE_ZIP'],
    ['a Word document', docx, 415, 'FILE_WORD'],
    ['an old Word document', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 415, 'FILE_WORD'],
    ['a web page', Buffer.from('<!DOCTYPE html>\n<html><body>Anmelden</body></html>'), 415, 'FILE_HTML'],
    ['JSON', Buffer.from('{"invoice":1}'), 415, 'FILE_OTHER'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 415, 'FILE_OTHER'],
    ['words', Buffer.from('Rechnung über 100 Euro'), 415, 'FILE_OTHER'],
  ])('%s: named for what it is, with the way out in both languages', async (_what, body, status, code) => {
    const answer = await post(body, { 'Content-Type': 'application/xml' });
    expect(answer.status).toBe(status);
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status, code, detail: problem.de.way, title: problem.de.title });
    expect(problem.en.way).not.toBe('');
    expect(problem.en.way).not.toMatch(/[{}]/);
  });

  it('is journaled by its checksum, and nothing is stored', async () => {
    const body = Buffer.from('%PDF-1.7 only this test sends this');
    await post(body);
    const { db } = await server.database();
    const journal = await db('journal')
      .where({ code: 'refusedAtDoor' })
      .whereRaw(`facts->>'sha256' = ?`, [sha256(body)]);
    expect(journal).toHaveLength(1);
    expect(await db('content').where({ sha256: sha256(body) })).toEqual([]);
  });

  it('20 MiB and one byte: 413 that names the limit; 1 kB less than 20 MiB is taken', async () => {
    const tooLarge = await post(invoiceOfSize(20 * MIB + 1));
    expect(tooLarge.status).toBe(413);
    expect((await problemOf(tooLarge)).facts).toEqual({ limit: 20 * MIB, limitMib: 20 });
    expect((await post(invoiceOfSize(20 * MIB - 1000))).status).toBe(201);
  });

  it('speaks English to those who prefer it', async () => {
    const problem = await problemOf(await post('%PDF-1.7', { 'Accept-Language': 'en-GB,en;q=0.9,de;q=0.5' }));
    expect(problem.title).toBe(problem.en.title);
  });

  it.each(['gzip', 'br', 'nonsense'])('content encoded as %s', async (encoding) => {
    const answer = await post(invoice({ leitwegId }), { 'Content-Encoding': encoding });
    expect(answer.status).toBe(415);
    expect((await problemOf(answer)).code).toBe('ENCODING_UNSUPPORTED');
    const asForm = await post(form({ name: 'a.xml', bytes: invoice({ leitwegId }) }), {
      'Content-Encoding': encoding,
    });
    expect(asForm.status).toBe(415);
  });
});

describe('invoices sent as a form', () => {
  it('one file is answered like a body, and its name is kept', async () => {
    const answer = await post(form({ name: 'Rechnung März.xml', bytes: invoice({ number: 'F-1', leitwegId }) }));
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as Receipt;
    const seen = (await (await server.asSupplier(`/api/v1/invoices/${id}`)).json()) as InvoiceDetail;
    expect(seen.fileName).toBe('Rechnung März.xml');
  });

  it('several are each answered for themselves, in order', async () => {
    const answer = await post(
      form(
        { name: 'gut.xml', bytes: invoice({ number: 'F-2', leitwegId }) },
        { name: 'leer.xml', bytes: Buffer.alloc(0) },
        { name: 'scan.pdf', bytes: Buffer.from('%PDF-1.7') },
        { name: 'gross.xml', bytes: invoiceOfSize(20 * MIB + 1) },
        { name: 'auch gut.xml', bytes: invoice({ number: 'F-3', leitwegId }) },
      ),
    );
    expect(answer.status).toBe(200);
    const items = (await answer.json()) as UploadItem[];
    expect(items.map((item) => ('problem' in item ? item.problem.code : item.state))).toEqual([
      'received',
      'UPLOAD_EMPTY',
      'FILE_PDF',
      'UPLOAD_TOO_LARGE',
      'received',
    ]);
    expect(items.map(({ file }) => file)).toEqual(['gut.xml', 'leer.xml', 'scan.pdf', 'gross.xml', 'auch gut.xml']);
  });

  it('repeated under the same Idempotency-Key give the same invoices', async () => {
    const files = () =>
      form(
        { name: 'a.xml', bytes: invoice({ number: 'F-4', leitwegId }) },
        { name: 'b.xml', bytes: invoice({ number: 'F-5', leitwegId }) },
      );
    const headers = { 'Idempotency-Key': 'form-1' };
    const [first, again] = [await post(files(), headers), await post(files(), headers)];
    expect(await again.json()).toEqual(await first.json());
  });

  it.each([
    ['a field of another name', () => withField('datei', new Blob(['<a/>']), 'a.xml'), 'MULTIPART_FIELD'],
    ['a field that is no file', () => withField('comment', 'hello'), 'MULTIPART_FIELD'],
    ['no field at all', () => new FormData(), 'MULTIPART_NO_FILE'],
  ])('%s is refused', async (_what, make, code) => {
    const answer = await post(make());
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).code).toBe(code);
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'x', 'MULTIPART_BROKEN'],
    ['of another kind', 'multipart/mixed; boundary=x', '--x--', 'MULTIPART_BROKEN'],
    [
      'that ends in the middle',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n<a',
      'UPLOAD_INCOMPLETE',
    ],
  ])('a form %s is refused', async (_what, type, body, code) => {
    const answer = await post(body, { 'Content-Type': type });
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).code).toBe(code);
  });

  it('too many files or too many bytes together are refused as a whole', async () => {
    const many = await post(
      form(...Array.from({ length: 101 }, (_, index) => ({ name: `${index}.xml`, bytes: Buffer.from('<a/>') }))),
    );
    expect((await problemOf(many)).code).toBe('UPLOAD_TOO_MANY_FILES');
    const large = await post(
      form(...[1, 2, 3, 4].map((n) => ({ name: `${n}.xml`, bytes: Buffer.alloc(17 * MIB, 0x3c) }))),
    );
    expect(large.status).toBe(413);
    expect((await problemOf(large)).code).toBe('UPLOAD_TOTAL_TOO_LARGE');
  });

  function withField(name: string, value: string | Blob, fileName?: string): FormData {
    const data = new FormData();
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, value, fileName);
    return data;
  }
});
