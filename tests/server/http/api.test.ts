import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../validation/report.ts';
import type {
  AuthorityRow,
  Directory,
  InvoiceDetail,
  InvoiceList,
  OutboxList,
  Overview,
} from '../../../server/http/contract.ts';
import { demoServer, problemOf, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { json, person } from './person.ts';
import { sha256 } from './sha256.ts';

let server: DemoServer;
let leitwegId: string;
beforeAll(async () => {
  server = await demoServer({ CHECKS_PER_MINUTE: '40' });
  leitwegId = server.demo.authorities[0]?.leitwegId ?? '';
});

const read = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;

describe('the public check', () => {
  const check = (body: BodyInit, headers: Record<string, string> = {}) =>
    server.fetch('/api/v1/check', { method: 'POST', body, headers });

  it('answers with the report and stores nothing', async () => {
    const body = invoice({ number: 'C-1', leitwegId });
    const report = await read<Report>(check(body));
    expect(report).toMatchObject({ verdict: 'accept', sha256: sha256(body), bytes: body.length });
    const { db } = await server.database();
    expect(await db('content').where({ sha256: sha256(body) })).toEqual([]);
  });

  it('says reject with the findings for a broken invoice', async () => {
    const report = await read<Report>(check('<Invoice>'));
    expect(report.verdict).toBe('reject');
    expect(report.findings.map(({ level }) => level)).toContain('error');
  });

  it('answers people with a page, in their language, without taking over what the file says', async () => {
    const answer = await check('<a:b xmlns:a="&quot;&gt;&lt;script&gt;">', {
      Accept: 'text/html',
      'Accept-Language': 'en',
    });
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    const html = await answer.text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('This invoice will not be accepted');
    expect(html).not.toContain('<script');
  });

  it('takes a form, and one file only', async () => {
    const form = new FormData();
    form.append('file', new Blob([invoice({ number: 'C-2', leitwegId })]), 'a.xml');
    expect((await read<Report>(check(form))).verdict).toBe('accept');
    form.append('file', new Blob(['<a/>']), 'b.xml');
    expect((await problemOf(await check(form))).code).toBe('UPLOAD_TOO_MANY_FILES');
  });

  it('has a smaller limit than the intake', async () => {
    const answer = await check(Buffer.concat([Buffer.from('<a>'), Buffer.alloc(2 * 1024 * 1024, 0x20)]));
    expect(answer.status).toBe(413);
    expect((await problemOf(answer)).facts?.['limitMib']).toBe(2);
  });

  it.each([
    ['', 400, 'UPLOAD_EMPTY'],
    ['%PDF-1.7', 415, 'FILE_PDF'],
  ])('refuses %j like the intake', async (body, status, code) => {
    const answer = await check(body);
    expect(answer.status).toBe(status);
    expect((await problemOf(answer)).code).toBe(code);
  });

  it('brakes whoever asks too often', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => check('')));
    const braked = answers.find(({ status }) => status === 429);
    expect(Number(braked?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('the directory', () => {
  it('lists the authorities by name with their Leitweg-IDs and no addresses', async () => {
    const answer = await server.fetch('/api/v1/directory?q=halle');
    const text = await answer.text();
    expect((JSON.parse(text) as Directory).items).toEqual([
      {
        name: 'Stadt Halle (Saale) (Muster)',
        place: 'Halle (Saale)',
        leitwegIds: [server.demo.authorities[1]?.leitwegId],
      },
    ]);
    expect(text).not.toContain('@');
  });

  it('is there as JSON and as CSV', async () => {
    const rows = await read<unknown[]>(server.fetch('/api/v1/directory.json'));
    const csv = await (await server.fetch('/api/v1/directory.csv')).text();
    expect(rows).toHaveLength(5);
    expect(csv.split('\r\n')[1]).toBe(`"Landeshauptstadt Magdeburg (Muster)";"Magdeburg";"${leitwegId}"`);
  });
});

describe('the administrator', () => {
  const admin = <T>(path: string, init?: RequestInit) => read<T>(server.asAdmin(path, init));
  const sample = {
    name: 'Amt Muster',
    place: 'Stendal',
    deliverTo: 'amt@muster.example',
    active: true,
    listed: true,
    leitwegIds: ['15-1001-85'],
  };

  it('adds an authority, changes it, and closes a Leitweg-ID by leaving it out', async () => {
    const made = await server.asAdmin('/api/v1/admin/authorities', json('POST', sample));
    expect(made.status).toBe(201);
    const { id, ...row } = (await made.json()) as AuthorityRow;
    expect(row).toEqual(sample);
    const changed = await admin<AuthorityRow>(
      `/api/v1/admin/authorities/${id}`,
      json('PUT', { ...sample, leitwegIds: [' 991-33333test-33 '] }),
    );
    expect(changed.leitwegIds).toEqual(['991-33333TEST-33']);
    const again = await admin<AuthorityRow>(
      `/api/v1/admin/authorities/${id}`,
      json('PUT', { ...sample, active: false }),
    );
    expect(again).toEqual({ ...sample, id, active: false });
    const { items } = await read<Directory>(server.fetch('/api/v1/directory?q=muster&size=100'));
    expect(items.map(({ name }) => name)).not.toContain('Amt Muster');
  });

  it.each([
    ['wrong check digits', () => ({ leitwegIds: ['15-1001-86'] }), 422, 'LEITWEG_ID_INVALID'],
    ['a Leitweg-ID of somebody else', () => ({ leitwegIds: [leitwegId] }), 409, 'LEITWEG_ID_TAKEN'],
    ['no address', () => ({ deliverTo: 'nobody' }), 400, 'INPUT_INVALID'],
  ])('is refused %s, and nothing changes', async (_what, change, status, code) => {
    const wish = { ...sample, name: 'Falsch', leitwegIds: [], ...change() };
    const answer = await server.asAdmin('/api/v1/admin/authorities', json('POST', wish));
    expect(answer.status).toBe(status);
    expect((await problemOf(answer)).code).toBe(code);
    expect(await admin<{ items: unknown[] }>('/api/v1/admin/authorities?q=falsch')).toEqual({ items: [] });
  });

  it('is told under each field of a form what is wrong with it, in German or English', async () => {
    const wish = json('POST', { ...sample, name: 'x', deliverTo: 'nobody' });
    const german = await problemOf(await server.asAdmin('/api/v1/admin/authorities', wish));
    const english = await problemOf(
      await server.asAdmin('/api/v1/admin/authorities', {
        ...wish,
        headers: { ...wish.headers, 'Accept-Language': 'en' },
      }),
    );
    expect(german.errors?.map(({ field }) => field)).toEqual(['name', 'deliverTo']);
    expect(german.errors?.[1]?.message).toMatch(/Ungültig.*E-Mail/);
    expect(english.errors?.[1]?.message).toMatch(/Invalid email/);
  });

  it('assigns an invoice that has no known recipient, and a second decision comes too late', async () => {
    const { id } = await server.deliver(invoice({ number: 'D-1', leitwegId: '04011000-12345-34' }));
    const resting = await server.waitForState(id, 'unroutable');
    expect(resting).toMatchObject({
      reason: { code: 'LEITWEG_ID_CHECK_DIGITS' },
      may: { assign: false, withdraw: true },
    });
    const { items } = await admin<{ items: AuthorityRow[] }>('/api/v1/admin/authorities?q=halle');
    const decision = json('POST', { kind: 'assign', authorityId: items[0]?.id, reason: 'Telefonisch geklärt' });
    const assigned = await admin<InvoiceDetail>(`/api/v1/invoices/${id}/decisions`, decision);
    expect(assigned.authority?.name).toContain('Halle');
    await server.waitForState(id, 'exported');
    const late = await server.asAdmin(`/api/v1/invoices/${id}/decisions`, decision);
    expect(late.status).toBe(409);
    expect((await problemOf(late)).code).toBe('STATE_CHANGED');
    const sent = await admin<OutboxList>('/api/v1/admin/outbox?state=sent&size=100');
    expect(sent.items.filter(({ invoiceId, kind }) => invoiceId === id && kind === 'invoice')).toHaveLength(1);
  });

  it('must give a reason', async () => {
    const { id } = await server.deliver(invoice({ number: 'D-2', leitwegId: '991-1-1' }));
    await server.waitForState(id, 'unroutable');
    const answer = await server.asAdmin(
      `/api/v1/invoices/${id}/decisions`,
      json('POST', { kind: 'withdraw', reason: ' ' }),
    );
    expect((await problemOf(answer)).errors?.[0]?.field).toBe('reason');
  });
});

describe('the supplier', () => {
  const mine = <T>(path: string, init?: RequestInit) => read<T>(server.asSupplier(path, init));

  it('withdraws their own invoice that rests, and decides nothing else', async () => {
    const { id } = await server.deliver(invoice({ number: 'W-1', leitwegId: '991-1-1' }));
    await server.waitForState(id, 'unroutable');
    const path = `/api/v1/invoices/${id}/decisions`;
    const assign = await server.asSupplier(path, json('POST', { kind: 'assign', authorityId: id, reason: 'bitte' }));
    expect(assign.status).toBe(403);
    const done = await mine<InvoiceDetail>(path, json('POST', { kind: 'withdraw', reason: 'Falscher Empfänger' }));
    expect(done).toMatchObject({ state: 'withdrawn', may: { withdraw: false } });
    expect(done.journal.at(-1)).toMatchObject({ event: 'withdrawn', detail: { reason: 'Falscher Empfänger' } });
  });

  it('finds invoices by number, state, channel and day, page by page', async () => {
    for (const number of ['SUCHE-1', 'SUCHE-2', 'SUCHE_3']) {
      const { id } = await server.deliver(invoice({ number, leitwegId }));
      await server.waitForState(id, 'exported');
    }
    const numbers = async (query: string) =>
      (await mine<InvoiceList>(`/api/v1/invoices?${query}`)).items.map(({ number }) => number);
    expect(await numbers('q=suche')).toEqual(['SUCHE_3', 'SUCHE-2', 'SUCHE-1']);
    expect(await numbers('q=suche_')).toEqual(['SUCHE_3']);
    expect(await numbers('q=SUCHE&state=rejected&state=unroutable')).toEqual([]);
    expect(await numbers('q=SUCHE&state=exported&channel=upload')).toEqual(['SUCHE_3', 'SUCHE-2', 'SUCHE-1']);
    expect(await numbers('q=SUCHE&channel=mail')).toEqual([]);
    expect(await numbers('q=SUCHE&to=2020-01-01')).toEqual([]);
    const page = (query: string) => mine<InvoiceList>(`/api/v1/invoices?q=SUCHE&size=2${query}`);
    const newest = await page('');
    expect(newest).toMatchObject({ total: 3, exact: true, newer: null });
    const last = await page(`&older=${newest.older}`);
    expect(last.items.map(({ number }) => number)).toEqual(['SUCHE-1']);
    expect(last.older).toBeNull();
    expect(await page(`&newer=${last.newer}`)).toEqual(newest);
    const [first, second] = newest.items;
    expect(await numbers(`id=${second?.id}&id=${first?.id}`)).toEqual(['SUCHE_3', 'SUCHE-2']);
    const overview = await mine<Overview>('/api/v1/overview');
    expect(overview.states.exported).toBeGreaterThanOrEqual(3);
    expect(overview.receivedToday).toBeGreaterThanOrEqual(3);
  });

  it.each([
    'state=lost',
    'size=1000',
    'from=yesterday',
    'channel=fax',
    'authority=1',
    'id=1',
    'older=1',
    'older=2026-99-99T00:00:00.000Z_8d204f83-f370-4910-8b71-88545c326cd8',
    `older=2026-11-24T00:00:00.000Z_${'-'.repeat(36)}`,
  ])('is told that %s cannot be asked for', async (query) => {
    const answer = await server.asSupplier(`/api/v1/invoices?${query}`);
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).code).toBe('INPUT_INVALID');
  });

  it('downloads the original as a file that no browser executes', async () => {
    const body = invoice({ number: 'O-1', leitwegId });
    const { id } = await server.deliver(body);
    const answer = await server.asSupplier(`/api/v1/invoices/${id}/original`);
    expect(answer.headers.get('content-type')).toBe('application/xml');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename=rechnung-${id}.xml`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(body);
    const head = await server.asSupplier(`/api/v1/invoices/${id}/original`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(body.length));
  });
});

describe('the operator', () => {
  it('gets reports of barriers by mail, whoever sends them', async () => {
    const report = { page: '/pruefen', message: 'Der Knopf hat keinen Namen.', email: null };
    const answer = await person(server).fetch('/api/v1/feedback', json('POST', report));
    expect(answer.status).toBe(202);
    const { items } = await read<OutboxList>(server.asAdmin('/api/v1/admin/outbox?size=100'));
    expect(items.filter(({ kind }) => kind === 'feedback').map(({ recipient }) => recipient)).toEqual([
      'verwaltung@example.org',
    ]);
    const empty = await person(server).fetch('/api/v1/feedback', json('POST', { ...report, message: ' ' }));
    expect((await problemOf(empty)).errors?.[0]?.field).toBe('message');
  });

  it('gets figures on the second port, and on the first one only with the token', async () => {
    expect((await server.fetch('/metrics')).status).toBe(404);
    const [, address = ''] = /metrics: (http:\S+)/.exec(server.output()) ?? [];
    const figures = await (await fetch(address)).text();
    expect(figures).toMatch(/rechnungsweg_http_requests_total\{route="POST \/api\/v1\/check",status="200"\} \d+/);
    expect(figures).toContain('rechnungsweg_invoices{state="exported"}');
    expect(figures).not.toContain('@');
  });

  it('can ask whether the server lives and works', async () => {
    expect(await read(server.fetch('/healthz'))).toEqual({ status: 'ok' });
    expect(await read(server.fetch('/readyz'))).toEqual({ status: 'ready', database: true, rules: true });
  });

  it('is told by an old link that it is no longer valid, as a page', async () => {
    const answer = await server.fetch('/r/nothing', { headers: { Accept: 'text/html' } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Dieser Link gilt nicht');
  });
});
