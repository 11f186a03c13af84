import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { KillPoint } from '../../../server/killPoint.ts';
import { runServer, type RunningServer } from '../../support/runServer.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';

/** The mail server has all of the message and has not answered yet: here the server is killed from outside. */
const LAST_BYTE = 'last-byte-of-data';

/**
 * Every place at which a kill could lose or double something. On PostgreSQL a killed worker is only noticed when its
 * heartbeat stays away, and a killed sender when its lease runs out, so one place must do there; the embedded database
 * knows at once that nobody else is at work.
 */
const everyPoint: readonly (KillPoint | typeof LAST_BYTE)[] = [
  'after-store',
  'before-answer',
  'after-step',
  'inside-transition',
  'after-outbox-row',
  LAST_BYTE,
  'after-accept',
];
const points = process.env['TEST_DATABASE'] === 'postgres' ? (['inside-transition'] as const) : everyPoint;

/** Starts of a whole server, each some seconds. */
const LIMIT_MS = 600_000;

type Access = { tokens: { supplier: string }; authorities: { leitwegId: string; deliverTo: string }[] };

describe('a server that is killed', () => {
  it(
    'anywhere on the way loses no invoice and delivers none twice',
    async () => {
      const smtp = await startSmtpServer();
      let server = await runServer({ DEMO: '1', SMTP_URL: smtp.url });
      const access = JSON.parse(readFileSync(join(server.dataDir, 'demo.json'), 'utf8')) as Access;
      const authority = access.authorities[0];
      const ids = new Map<string, string>();
      for (const point of points) {
        const bytes = sampleInvoice({ number: `KILL-${point}`, leitwegId: authority?.leitwegId ?? '' });
        await server.stop();
        server = await server.again({ RECHNUNGSWEG_KILL_AT: point });
        if (point === LAST_BYTE) smtp.answer('body', 'silence');
        await upload(server, access, point, bytes).catch(() => undefined); // killed before it could answer, or after
        if (point === LAST_BYTE)
          await waitUntil('the message', () => smtp.mails.find(({ raw }) => raw.includes(`KILL-${point}`)));
        if (point === LAST_BYTE) await server.kill();
        expect(await server.ended).toBe('SIGKILL');
        server = await server.again({ RECHNUNGSWEG_KILL_AT: '' });
        // What a client does that got no answer: the same again.
        const { id } = await upload(server, access, point, bytes);
        ids.set(point, id);
        await waitUntil(
          `${point} to be exported`,
          async () => (await stateOf(server, access, id)) === 'exported',
          LIMIT_MS,
        );
      }
      for (const [point, id] of ids) {
        const copies = smtp.mails.filter(
          ({ to, raw }) => to.includes(authority?.deliverTo ?? '') && raw.includes(`KILL-${point}`),
        );
        expect(new Set(copies.map(({ messageId }) => messageId)), point).toEqual(new Set([copies[0]?.messageId]));
        // Only between the last byte of the message and our own commit may the same message go again, byte for byte.
        expect(copies.length, point).toBeLessThanOrEqual(point === LAST_BYTE || point === 'after-accept' ? 2 : 1);
        expect(
          copies.every(({ raw }) => raw.equals(copies[0]?.raw ?? Buffer.alloc(0))),
          point,
        ).toBe(true);
        expect((await simpleParser(copies[0]?.raw ?? '')).text, point).toContain(id);
      }
    },
    LIMIT_MS,
  );
});

async function upload(server: RunningServer, { tokens }: Access, key: string, bytes: Buffer): Promise<{ id: string }> {
  const response = await fetch(`${server.url}/api/v1/invoices`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.supplier}`, 'content-type': 'application/xml', 'idempotency-key': key },
    body: new Uint8Array(bytes),
  });
  return (await response.json()) as { id: string };
}

async function stateOf(server: RunningServer, { tokens }: Access, id: string): Promise<string> {
  const headers = { authorization: `Bearer ${tokens.supplier}` };
  return ((await (await fetch(`${server.url}/api/v1/invoices/${id}`, { headers })).json()) as { state: string }).state;
}
