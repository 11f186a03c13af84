import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { supplier } from '../../tests/server/faults/supplier.ts';
import { cleanUp } from '../../tests/support/cleanUp.ts';
import { machine } from '../../tests/support/machine.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import { runServer } from '../../tests/support/runServer.ts';
import { startSmtpServer } from '../../tests/support/smtpServer.ts';
import { round, type Figure } from './figure.ts';

/** As in service: threads have seen some dozens of invoices and run compiled code; the first ones take ten times as long. */
const WARM = 40;
const INVOICES = 100;
/** Uploads side by side: a supplier's program that sends its month. */
const AT_ONCE = 4;
const PATIENCE_MS = 600_000;

/**
 * Whole invoices per second on one server: uploaded by HTTP, stored, checked, routed and taken by the authority's mail server; from
 * the first upload to the last mail. On PostgreSQL against the embedded database. PostgreSQL waits for no disk here.
 */
export async function measureEndToEnd(leaveOut: (why: string) => void): Promise<Figure[]> {
  const embedded = await measure(null);
  const figures: Figure[] = [
    { name: 'end-to-end-embedded', value: round(embedded), unit: '1/s', than: null, ratio: null },
  ];
  if (machine.postgres.find() === null) {
    leaveOut(`end-to-end-postgres (${machine.postgres.install})`);
    return figures;
  }
  const postgres = await startPostgres();
  try {
    const value = await measure(postgres.url);
    const compared = { than: 'the embedded database', ratio: round(value / embedded) };
    return [...figures, { name: 'end-to-end-postgres', value: round(value), unit: '1/s', ...compared }];
  } finally {
    await postgres.stop();
  }
}

async function measure(databaseUrl: string | null): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'rw-bench-'));
  try {
    const smtp = await startSmtpServer();
    const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
    const settings = { DEMO: '1', SMTP_URL: smtp.url, DATA_DIR: join(folder, 'data'), ...database };
    const server = await runServer(settings);
    const { deliver, deliverTo } = supplier(server.dataDir);
    const delivered = () => smtp.mails.filter(({ to }) => to.includes(deliverTo)).length;
    const send = async (name: string, count: number) => {
      const goal = delivered() + count;
      let next = 0;
      const work = async () => {
        while (next < count) await deliver(server.url, `${name}-${(next += 1)}`);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await waitFor(() => delivered() >= goal);
    };
    await send('WARM', WARM);
    const start = performance.now();
    await send('MEASURED', INVOICES);
    return (INVOICES * 1000) / (performance.now() - start);
  } finally {
    await cleanUp();
    await rm(folder, { recursive: true, force: true });
  }
}

async function waitFor(done: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!done()) {
    if (performance.now() > end) throw new Error('the invoices were not delivered');
    await new Promise((go) => setTimeout(go, 5));
  }
}
