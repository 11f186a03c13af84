import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import type { ProblemDetails } from '../../../server/http/contract.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { startPostgres } from '../../support/postgres.ts';
import { runServer } from '../../support/runServer.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { account } from './account.ts';
import { supplier } from './supplier.ts';

/** Waiting for retries of jobs (10 s, then 20 s) on a busy machine: a limit against hanging. */
const LIMIT_MS = 600_000;

describe('a server whose PostgreSQL', { timeout: LIMIT_MS }, async () => {
  const postgres = await startPostgres({ durable: true });
  atEnd(postgres.stop);
  const smtp = await startSmtpServer();
  const server = await runServer({ DEMO: '1', CHECK_THREADS: '1', SMTP_URL: smtp.url, DATABASE_URL: postgres.url });
  const sender = supplier(server.dataDir);
  const invoices = new Map<string, string>();
  const deliver = async (...numbers: string[]) => {
    for (const number of numbers) invoices.set(number, (await sender.deliver(server.url, number)).id);
  };
  const readiness = async () => (await fetch(`${server.url}/readyz`)).status;

  for (const how of ['stopped', 'crashed'] as const) {
    it(`is ${how} while invoices are on their way answers 503, loses nothing, and goes on by itself when it is back`, async () => {
      const sent = ['1', '2', '3', '4', '5'].map((index) => `${how.toUpperCase()}-${index}`);
      await deliver(...sent);
      await postgres.halt(how);
      const answer = await sender.send(server.url, `${how.toUpperCase()}-6`);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(((await answer.json()) as ProblemDetails).code).toBe('STORE_UNAVAILABLE');
      expect(await readiness()).toBe(503);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      await postgres.resume();
      await waitUntil('the server to be ready', async () => (await readiness()) === 200);
      await deliver(`${how.toUpperCase()}-6`);
      await sender.waitForExported(server.url, invoices.values());
    });
  }

  it('cuts the connection inside the transaction that stores an upload answers 503; the repeat is taken once', async () => {
    const answer = await cutInside(postgres.url, 'lock table invoice in exclusive mode', () =>
      sender.send(server.url, 'CUT-STORE'),
    );
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as ProblemDetails).code).toBe('STORE_UNAVAILABLE');
    await deliver('CUT-STORE');
    await sender.waitForExported(server.url, invoices.values());
  });

  it('cuts the connection inside the transaction of a step takes the step again', async () => {
    await deliver('CUT-STEP');
    const row = `select id from invoice where id = '${invoices.get('CUT-STEP')}' for update`;
    await cutInside(postgres.url, row, () => Promise.resolve());
    await sender.waitForExported(server.url, invoices.values());
    const one = new Map([['CUT-STEP', invoices.get('CUT-STEP') ?? '']]);
    expect(await account(server.url, sender, smtp, one)).toMatchObject({ mails: 1, faults: [] });
  });

  it('has seen all that, has each invoice once, with every step once', async () => {
    const { faults, mails, repeated } = await account(server.url, sender, smtp, invoices);
    expect(faults).toEqual([]);
    expect(invoices.size).toBe(14);
    // A mail that was accepted while the database was away is sent again, the same one: the one window.
    expect(mails).toBe(14 + repeated);
  });
});

/** Holds a lock until the server waits for it inside a transaction, does `work` meanwhile, and ends the waiting connection. */
async function cutInside<T>(connectionString: string, lock: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(lock);
    const result = work();
    await waitUntil('a transaction of the server that waits for the lock', async () => {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where pid <> pg_backend_pid() and wait_event_type = 'Lock' and application_name = 'rechnungsweg'`,
      );
      return (rowCount ?? 0) > 0;
    });
    await client.query('rollback');
    return await result;
  } finally {
    await client.end();
  }
}
