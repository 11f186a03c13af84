import { setTimeout as sleep } from 'node:timers/promises';
import { runServer } from '../../support/runServer.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { account, type Account } from './account.ts';
import { letLeasesRunOut } from './letLeasesRunOut.ts';
import { supplier, type Supplier } from './supplier.ts';

export type KillTotals = Account & { readonly kills: number };

/** Milliseconds from the upload within which the kill falls: the whole way of an invoice, and some quiet after it. */
const WINDOW_MS = 3_000;

/** New invoices per life of the server, so that different steps are under way when it is killed. */
const PER_LIFE = 2;

/**
 * Kills a server again and again at moments that `random` gives, with invoices on their way, and draws up what became of them.
 * `databaseUrl`: null for the embedded database. Starts everything that it needs; it ends with cleanUp().
 */
export async function killAtRandom(
  kills: number,
  random: () => number,
  databaseUrl: string | null,
): Promise<KillTotals> {
  const smtp = await startSmtpServer();
  const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  let server = await runServer({ DEMO: '1', CHECK_THREADS: '1', SMTP_URL: smtp.url, ...database });
  const sender = supplier(server.dataDir);
  const deliveries = new Deliveries(sender);
  for (let kill = 1; kill <= kills; kill += 1) {
    for (let index = 1; index <= PER_LIFE; index += 1) deliveries.add(`K${String(kill).padStart(5, '0')}-${index}`);
    const sending = deliveries.sendUnanswered(server.url);
    await sleep(random() * WINDOW_MS);
    await server.kill();
    await sending;
    if (databaseUrl !== null) await letLeasesRunOut(databaseUrl);
    server = await server.again();
  }
  // Everything once more: what a client does that does not know. Whoever had an answer gets the same one.
  await deliveries.sendAll(server.url);
  await sender.waitForExported(server.url, deliveries.ids.values());
  const result = await account(server.url, sender, smtp, deliveries.ids);
  await server.stop();
  await smtp.stop();
  return { ...result, kills, faults: [...deliveries.faults, ...result.faults] };
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
