import { beforeAll, describe, expect, it } from 'vitest';
import { demoServer, problemOf, type DemoServer } from '../http/demoServer.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { buildSbd, usual, type SbdRecipe } from './buildMessage.ts';

let server: DemoServer;
let receiver: string;
let leitwegId: string;
beforeAll(async () => {
  server = await demoServer();
  leitwegId = server.demo.authorities[0]?.leitwegId ?? '';
  receiver = `0204:${leitwegId}`;
});

const envelope = (recipe: Partial<SbdRecipe> = {}) =>
  buildSbd({ receiver, document: sampleInvoice({ leitwegId, number: 'SBD-1' }), instance: 'sbd-1', ...recipe });

const send = (body: Buffer) =>
  server.asSupplier('/api/v1/peppol/sbd', {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'Content-Type': 'application/xml' },
  });

/** This platform has no access point of its own: whoever runs one brings what it received. */
describe("an envelope from an operator's own access point", () => {
  it('becomes an invoice; the same again gets the first answer', async () => {
    const body = envelope();
    const first = await send(body);
    expect(first.status).toBe(201);
    const receipt = (await first.json()) as { id: string; state: string };
    const again = await send(body);
    expect([again.status, await again.json()]).toEqual([200, receipt]);
    const exported = await server.waitForState(receipt.id, 'exported');
    expect(exported).toMatchObject({ channel: 'peppol', number: 'SBD-1', leitwegId });
    const original = await (await server.asSupplier(`/api/v1/invoices/${receipt.id}/original`)).arrayBuffer();
    expect(Buffer.from(original).equals(body)).toBe(true);
  });

  it('is refused where its id stood for another document', async () => {
    const other = await send(envelope({ document: sampleInvoice({ leitwegId, number: 'SBD-2' }) }));
    expect((await problemOf(other)).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is refused when it is broken, with what is wrong', async () => {
    const problem = await problemOf(await send(envelope({ country: null, instance: 'sbd-2' })));
    expect(problem).toMatchObject({ status: 422, code: 'SBD_BROKEN' });
    expect(problem.title).toContain('COUNTRY_C1');
    expect((await problemOf(await send(Buffer.from('<Invoice/>')))).code).toBe('SBD_BROKEN');
    expect((await problemOf(await send(Buffer.from('no XML at all')))).code).toBe('SBD_BROKEN');
  });

  it('is refused for a receiver or document that is not serviced', async () => {
    const lost = await send(envelope({ receiver: '0204:991-33333TEST-33', instance: 'sbd-3' }));
    expect((await problemOf(lost)).code).toBe('PEPPOL_NOT_SERVICED');
    const old = usual.documentType.replace('xrechnung_3.0', 'xrechnung_2.2');
    expect((await problemOf(await send(envelope({ documentType: old, instance: 'sbd-4' })))).code).toBe(
      'PEPPOL_NOT_SERVICED',
    );
  });

  it('leaves /as4 and the directory off', async () => {
    const as4 = await server.fetch('/as4', {
      method: 'POST',
      body: 'x',
      headers: { 'Content-Type': 'multipart/related; boundary=b' },
    });
    expect((await problemOf(as4)).code).toBe('AS4_OFF');
    expect((await server.fetch(`/smp/${encodeURIComponent(`iso6523-actorid-upis::${receiver}`)}`)).status).toBe(404);
  });
});
