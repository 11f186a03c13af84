import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { databaseFor } from '../../support/databaseFor.ts';
import { runServer } from '../../support/runServer.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { account } from './account.ts';
import { supplier } from './supplier.ts';

/** Two whole servers on a busy machine: a limit against hanging. */
const LIMIT_MS = 600_000;

describe('two servers on one database', { timeout: LIMIT_MS }, async () => {
  const database = await databaseFor();
  const smtp = await startSmtpServer();
  const settings = { DEMO: '1', CHECK_THREADS: '1', SMTP_URL: smtp.url, ...database };
  const first = await runServer(settings);
  const second = await runServer({ ...settings, DATA_DIR: first.dataDir });
  const sender = supplier(first.dataDir);
  const invoices = new Map<string, string>();

  it('share the work, and each step is done once', async () => {
    const numbers = Array.from({ length: 24 }, (_, index) => `TWO-${String(index).padStart(3, '0')}`);
    await Promise.all(
      numbers.map(async (number, index) =>
        invoices.set(number, (await sender.deliver((index % 2 ? second : first).url, number)).id),
      ),
    );
    await sender.waitForExported(second.url, invoices.values());
    expect(await account(first.url, sender, smtp, invoices)).toEqual({
      invoices: 24,
      mails: 24,
      repeated: 0,
      faults: [],
    });
  });

  it('take the same delivery once, even when it comes to both at the same moment', async () => {
    const receipts = await Promise.all([first, second, first, second].map(({ url }) => sender.deliver(url, 'TWICE-1')));
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    const one = new Map([['TWICE-1', receipts[0]?.id ?? '']]);
    await sender.waitForExported(first.url, one.values());
    expect(await account(first.url, sender, smtp, one)).toMatchObject({ mails: 1, faults: [] });
  });

  it('lose nothing when one of them is asked to stop in the middle of its work: the other one goes on with it', async () => {
    const more = new Map<string, string>();
    for (let index = 0; index < 12; index += 1) {
      const number = `STOP-${String(index).padStart(3, '0')}`;
      more.set(number, (await sender.deliver(first.url, number)).id);
    }
    expect(await first.stop('SIGTERM', 60_000)).toBe(0);
    await sender.waitForExported(second.url, more.values());
    expect(await account(second.url, sender, smtp, more)).toEqual({ invoices: 12, mails: 12, repeated: 0, faults: [] });
    expect(await activeJobs(database.DATABASE_URL ?? '')).toBe(0);
  });
});

async function activeJobs(connectionString: string): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(`select count(*) from pgboss.job where state = 'active'`);
    return Number(rows[0]?.count);
  } finally {
    await client.end();
  }
}
