import { beforeAll, describe, expect, it } from 'vitest';
import { atEnd } from '../../support/cleanUp.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import type { Built } from './buildMessage.ts';
import { peppolServer, type PeppolServer } from './peppolServer.ts';

/** Two starts of a whole server on a busy machine: a limit against hanging. */
const LIMIT_MS = 600_000;

describe('an access point', { timeout: LIMIT_MS }, () => {
  let postgres: TestPostgres;
  let server: PeppolServer;
  let url: string;
  const message = (number: string): Built =>
    server.build({ payload: server.sbd({ document: sampleInvoice({ number, leitwegId: server.leitwegId }) }) });
  const post = ({ body, contentType }: Built) =>
    fetch(`${url}/as4`, { method: 'POST', body: new Uint8Array(body), headers: { 'Content-Type': contentType } });
  /** how many invoices came by Peppol */
  const count = async () => {
    const headers = { Authorization: `Bearer ${server.demo.tokens.admin}` };
    const answer = await fetch(`${url}/api/v1/invoices?channel=peppol`, { headers });
    return ((await answer.json()) as { total: number }).total;
  };

  beforeAll(async () => {
    postgres = await startPostgres({ durable: true });
    atEnd(postgres.stop);
    server = await peppolServer({ DATABASE_URL: postgres.url, RECHNUNGSWEG_KILL_AT: 'before-answer' });
    url = server.url;
  }, LIMIT_MS);

  it('that is killed between commit and receipt gives the receipt of then when the message comes again', async () => {
    const built = message('KILL-1');
    await expect(post(built)).rejects.toThrow('fetch failed');
    await server.ended;
    url = (await server.again({ RECHNUNGSWEG_KILL_AT: '' })).url;
    const again = await (await post(built)).text();
    expect(again).toContain(`<eb:RefToMessageId>${built.messageId}</eb:RefToMessageId>`);
    expect(await (await post(built)).text()).toBe(again);
    expect(await count()).toBe(1);
  });

  it('whose database is away asks the sender to try again, and takes the same message when it is back', async () => {
    const built = message('DOWN-1');
    await postgres.halt('stopped');
    const away = await post(built);
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toMatch(/^\d+$/);
    await postgres.resume();
    await waitUntil('the server to be ready', async () => (await fetch(`${url}/readyz`)).ok);
    expect(await (await post(built)).text()).toContain('NonRepudiationInformation');
    expect(await count()).toBe(2);
  });

  it('answers 200 senders at once, each with the receipt of its own message', async () => {
    const messages = Array.from({ length: 200 }, (_, index) => message(`MANY-${index}`));
    const wrong: string[] = [];
    await Promise.all(
      messages.map(async (built) => {
        const xml = await (await post(built)).text();
        const isOwn = xml.includes(`<eb:RefToMessageId>${built.messageId}<`) && xml.includes('<eb:Receipt>');
        if (!isOwn) wrong.push(xml.slice(0, 500));
      }),
    );
    expect(wrong).toEqual([]);
    expect(await count()).toBe(202);
  });
});
