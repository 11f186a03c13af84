import { beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceList } from '../../../server/http/contract.ts';
import { openPdf, rolesOf } from '../render/openPdf.ts';
import { demoServer, problemOf, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';

let server: DemoServer;
let delivered: string;
let rejected: string;

beforeAll(async () => {
  server = await demoServer();
  const leitwegId = server.demo.authorities[0]?.leitwegId ?? '';
  delivered = (await server.deliver(invoice({ number: '=L-1', leitwegId, seller: 'Muster; "Söhne"' }))).id;
  rejected = (await server.deliver(invoice({ number: 'L-2', leitwegId: null }))).id;
  await server.waitForState(delivered, 'exported');
  await server.waitForState(rejected, 'rejected');
});

const text = async (path: string) => (await server.asSupplier(path)).text();

describe('the list', () => {
  it('is found by number, name, Leitweg-ID and case number, and narrowed to what failed', async () => {
    const ids = async (query: string) => {
      const list = (await (await server.asSupplier(`/api/v1/invoices?${query}`)).json()) as InvoiceList;
      return list.items.map(({ id }) => id);
    };
    expect(await ids('q=l-2')).toEqual([rejected]);
    expect(await ids(`q=${delivered}`)).toEqual([delivered]);
    expect(await ids(`q=${server.demo.authorities[0]?.leitwegId}`)).toEqual([delivered]);
    expect(await ids('failed=1')).toEqual([rejected]);
    expect(await ids('failed=1&channel=mail')).toEqual([]);
  });

  it('goes out as CSV that spreadsheets open and no cell of which is a formula', async () => {
    const answer = await server.asSupplier('/api/v1/invoices.csv?language=de');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=.?rechnungen\.csv/);
    const lines = Buffer.from(await answer.arrayBuffer())
      .toString('utf8')
      .split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff"Vorgang";"Rechnungsnummer";/);
    expect(lines).toHaveLength(4);
    expect(lines.find((line) => line.includes(delivered))).toContain(`"'=L-1";"2026-11-24";"Muster; ""Söhne""";`);
    expect(lines.find((line) => line.includes(rejected))).toContain('"119,00";"EUR"');
    expect((await text('/api/v1/invoices.csv?failed=1&language=en')).split('\r\n')).toHaveLength(3);
  });

  it('goes out as JSON, whole or empty, with the filters of the list', async () => {
    const all = JSON.parse(await text('/api/v1/invoices.json')) as { id: string; state: string }[];
    expect(all.map(({ id }) => id).sort()).toEqual([delivered, rejected].sort());
    expect(JSON.parse(await text('/api/v1/invoices.json?q=nothing'))).toEqual([]);
    expect((await problemOf(await server.asSupplier('/api/v1/invoices.json?state=lost'))).code).toBe('INPUT_INVALID');
  });
});

describe('the confirmation of receipt', () => {
  it.each(['de', 'en'])('is a tagged PDF in the language of the reader (%s)', async (language) => {
    const answer = await server.asSupplier(`/api/v1/invoices/${rejected}/receipt.pdf?language=${language}`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pdf.language).toBe(language);
    expect(pdf.metadata).toContain(language === 'de' ? '>Eingangsbestätigung<' : '>Confirmation of receipt<');
    expect(rolesOf(pdf.tags)).toEqual(expect.arrayContaining(['H1', 'H2', 'P']));
    expect(Object.values(pdf.fonts)).not.toContain(false);
  });
});
