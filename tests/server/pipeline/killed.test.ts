import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KillPoint } from '../../../server/killPoint.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { randomFrom } from '../../support/randomFrom.ts';
import { runServer } from '../../support/runServer.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { account } from '../faults/account.ts';
import { killAtRandom } from '../faults/killAtRandom.ts';
import { letLeasesRunOut } from '../faults/letLeasesRunOut.ts';
import { supplier } from '../faults/supplier.ts';

/** The mail server has all of the message and has not answered yet: here the server is killed from outside. */
const LAST_BYTE = 'last-byte-of-data';

/** Every place at which a kill could lose or double something, and how often the mail may then go out, byte for byte the same. */
const points = {
  'after-store': 1,
  'before-answer': 1,
  'after-step': 1,
  'inside-transition': 1,
  'after-outbox-row': 1,
  [LAST_BYTE]: 2,
  'after-accept': 2,
} as const satisfies Record<Exclude<KillPoint, `${string}-mail`> | typeof LAST_BYTE, number>;

/** Starts of a whole server, each some seconds, and what a job waits before it is tried again: a limit against hanging. */
const LIMIT_MS = 900_000;
const RANDOM_KILLS = 5;

describe('a server that is killed', { timeout: LIMIT_MS }, () => {
  it('at any named point on the way loses no invoice and delivers none twice', async () => {
    const smtp = await startSmtpServer();
    const database = await databaseFor();
    let server = await runServer({ DEMO: '1', CHECK_THREADS: '1', SMTP_URL: smtp.url, ...database });
    const sender = supplier(server.dataDir);
    for (const [point, most] of Object.entries(points)) {
      const number = `KILL-${point}`;
      await server.stop();
      server = await server.again({ RECHNUNGSWEG_KILL_AT: point });
      if (point === LAST_BYTE) smtp.answer('body', 'silence');
      await sender.deliver(server.url, number).catch(() => undefined); // killed before it could answer, or after
      if (point === LAST_BYTE) {
        await waitUntil('the message', () => smtp.mails.find(({ raw }) => raw.includes(number)), LIMIT_MS);
        await server.kill();
      }
      expect(await server.ended).toBe('SIGKILL');
      if (database.DATABASE_URL) await letLeasesRunOut(database.DATABASE_URL);
      server = await server.again({ RECHNUNGSWEG_KILL_AT: '' });
      // What a client does that got no answer: the same again.
      const { id } = await sender.deliver(server.url, number);
      await sender.waitForExported(server.url, [id]);
      const { faults, mails } = await account(server.url, sender, smtp, new Map([[number, id]]));
      expect(faults, point).toEqual([]);
      expect(mails, point).toBeLessThanOrEqual(most);
    }
  });

  it('at random moments loses no invoice and delivers none twice', async () => {
    const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));
    process.stdout.write(`random moments of the kills: TEST_SEED=${seed}\n`);
    const { DATABASE_URL = null } = await databaseFor();
    const totals = await killAtRandom(RANDOM_KILLS, randomFrom(seed), DATABASE_URL);
    expect(totals.faults, `TEST_SEED=${seed}`).toEqual([]);
    expect(totals.invoices).toBe(2 * (RANDOM_KILLS + 1));
    // five rows of the way of each
    expect(totals.journalRows).toBeGreaterThanOrEqual(5 * totals.invoices);
    expect(totals.mails).toBe(totals.invoices + totals.repeated);
  });
});
