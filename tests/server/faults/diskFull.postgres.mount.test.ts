import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ProblemDetails } from '../../../server/http/contract.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { startPostgres } from '../../support/postgres.ts';
import { runServer } from '../../support/runServer.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { account } from './account.ts';
import { smallDisk } from './smallDisk.ts';
import { supplier } from './supplier.ts';

/** PostgreSQL takes about half of it when it is new, most of that for its log. */
const DISK_MIB = 160;
/** Free pages that it has in reserve may take so many; then it must say no. */
const MOST_UPLOADS = 400;

describe('a PostgreSQL whose disk is full', { timeout: 900_000 }, () => {
  it('is answered with 503 and when to come again; once there is room everything goes on by itself, and nothing is lost', async () => {
    const disk = await smallDisk(DISK_MIB);
    const postgres = await startPostgres({ durable: true, disk });
    atEnd(postgres.stop);
    const smtp = await startSmtpServer();
    const server = await runServer({ DEMO: '1', CHECK_THREADS: '1', SMTP_URL: smtp.url, DATABASE_URL: postgres.url });
    const sender = supplier(server.dataDir);
    const ids = new Map<string, string>();
    const deliver = async (number: string) => ids.set(number, (await sender.deliver(server.url, number)).id);
    for (const number of ['ROOM-1', 'ROOM-2']) await deliver(number);

    const filler = await disk.fill();
    const refused: string[] = [];
    for (let index = 1; index <= MOST_UPLOADS && refused.length < 5; index += 1) {
      const number = `FULL-${String(index).padStart(3, '0')}`;
      const answer = await sender.send(server.url, number);
      if (answer.ok) ids.set(number, ((await answer.json()) as { id: string }).id);
      else {
        refused.push(number);
        expect(answer.status).toBe(503);
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
        expect(((await answer.json()) as ProblemDetails).code).toBe('STORE_UNAVAILABLE');
      }
    }
    expect(refused).toHaveLength(5);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

    await rm(filler);
    // What a client does: the same again, until it is taken.
    for (const number of refused)
      await waitUntil(`${number} to be taken`, async () => (await sender.send(server.url, number)).ok, 120_000);
    for (const number of [...refused, ...ids.keys(), 'AFTER-1']) {
      const known = ids.get(number);
      await deliver(number);
      if (known !== undefined) expect(ids.get(number)).toBe(known);
    }
    await sender.waitForExported(server.url, ids.values());
    const { faults, mails, repeated } = await account(server.url, sender, smtp, ids);
    expect(faults).toEqual([]);
    expect(mails).toBe(ids.size + repeated);
  });
});
