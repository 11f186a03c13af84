import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { runServer } from '../../support/runServer.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { account, type Account } from './account.ts';
import { letLeasesRunOut } from './letLeasesRunOut.ts';
import { supplier, type Supplier } from './supplier.ts';
import { verifyChain } from './verifyChain.ts';

export type KillTotals = Account & {
  readonly kills: number;
  /** of the journal, after all of it: whole, as journal:verify says */
  readonly journalRows: number;
};

/** A kill falls within so many times the time that one invoice takes for its whole way here: also some quiet after it. */
const WINDOW = 1.5;

/** New invoices per life of the server, so that different steps are under way when it is killed. */
const PER_LIFE = 2;

/** Limits against hanging, for a busy machine. */
const PATIENCE_MS = 300_000;

/**
 * Kills a server again and again at moments that `random` gives, with invoices on their way, and draws up what became of them.
 * `databaseUrl`: null for the embedded database. Starts what it needs and ends it, also when it throws.
 */
export async function killAtRandom(
  kills: number,
  random: () => number,
  databaseUrl: string | null,
): Promise<KillTotals> {
  const smtp = await startSmtpServer();
  const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  const dataDir = await temporaryFolder();
  const settings = { DEMO: '1', CHECK_THREADS: '1', SMTP_URL: smtp.url, DATA_DIR: dataDir, ...database };
  let server = await runServer(settings);
  try {
    const sender = supplier(dataDir);
    const deliveries = new Deliveries(sender);
    const begun = performance.now();
    for (let index = 1; index <= PER_LIFE; index += 1) deliveries.add(`FIRST-${index}`);
    await deliveries.sendUnanswered(server.url);
    const delivered = () => smtp.mails.filter(({ to }) => to.includes(sender.deliverTo)).length;
    await waitUntil('the first deliveries', () => delivered() >= PER_LIFE, PATIENCE_MS);
    const window = (performance.now() - begun) * WINDOW;
    for (let kill = 1; kill <= kills; kill += 1) {
      for (let index = 1; index <= PER_LIFE; index += 1) deliveries.add(`K${String(kill).padStart(5, '0')}-${index}`);
      const sending = deliveries.sendUnanswered(server.url);
      await sleep(random() * window);
      await server.kill();
      await sending;
      if (databaseUrl !== null) await letLeasesRunOut(databaseUrl);
      server = await server.again();
    }
    // Everything once more: what a client does that does not know. Whoever had an answer gets the same one.
    await deliveries.sendAll(server.url);
    await sender.waitForExported(server.url, deliveries.ids.values());
    const result = await account(server.url, sender, smtp, deliveries.ids);
    const chain = await verifyChain({ DATA_DIR: dataDir, ...database });
    return {
      ...result,
      kills,
      journalRows: chain.rows,
      faults: [...deliveries.faults, ...result.faults, ...chain.faults],
    };
  } finally {
    await server.stop();
    await smtp.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What was sent, and what was answered. */
class Deliveries {
  readonly ids = new Map<string, string>();
  readonly faults: string[] = [];
  readonly #numbers: string[] = [];
  readonly #sender: Supplier;

  constructor(sender: Supplier) {
    this.#sender = sender;
  }

  add(number: string): void {
    this.#numbers.push(number);
  }

  /** Ends when each is answered or the server is gone. */
  async sendUnanswered(url: string): Promise<void> {
    const unanswered = this.#numbers.filter((number) => !this.ids.has(number));
    await Promise.allSettled(unanswered.map((number) => this.#send(url, number)));
  }

  async sendAll(url: string): Promise<void> {
    for (const number of this.#numbers) await this.#send(url, number);
  }

  async #send(url: string, number: string): Promise<void> {
    const { id } = await this.#sender.deliver(url, number);
    const known = this.ids.get(number);
    if (known !== undefined && known !== id) this.faults.push(`${number} was acknowledged as ${known} and as ${id}`);
    this.ids.set(number, id);
  }
}
