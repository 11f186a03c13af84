import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../../server/config.ts';
import type { InvoiceDetail, ProblemDetails, Receipt } from '../../../server/http/contract.ts';
import { connectRunning, type OpenDatabase } from '../../../server/db/openDatabase.ts';
import type { State } from '../../../server/states.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { runServer, type RunningServer } from '../../support/runServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

/** what `fetch` takes as a body */
export type Bytes = Uint8Array<ArrayBuffer>;

export type Demo = {
  readonly url: string;
  readonly accounts: readonly { readonly role: string; readonly email: string; readonly password: string }[];
  readonly tokens: { readonly supplier: string; readonly admin: string };
  readonly authorities: readonly { readonly name: string; readonly leitwegId: string; readonly deliverTo: string }[];
};

export type DemoServer = Omit<RunningServer, 'waitFor'> & {
  readonly demo: Demo;
  /** `fetch` at an address of the server */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** the same, with the token of the sample supplier */
  asSupplier(path: string, init?: RequestInit): Promise<Response>;
  asAdmin(path: string, init?: RequestInit): Promise<Response>;
  /** delivers one file by API; what the answer says */
  deliver(body: Bytes, headers?: Record<string, string>): Promise<Receipt>;
  /** the invoice as the supplier sees it, once it is in one of these states */
  waitForState(id: string, ...states: State[]): Promise<InvoiceDetail>;
  /** a connection of its own to the server's database, for what no door leads to */
  database(): Promise<OpenDatabase>;
};

/** The real server in demo mode, with the access that it wrote into demo.json. */
export async function demoServer(env: Record<string, string> = {}): Promise<DemoServer> {
  const database = await databaseFor();
  const server = await runServer({ DEMO: '1', CHECK_THREADS: '1', ...database, ...env });
  const demo = JSON.parse(await readFile(join(server.dataDir, 'demo.json'), 'utf8')) as Demo;
  const ask = (path: string, init?: RequestInit) => fetch(server.url + path, init);
  const withToken =
    (token: string) =>
    (path: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Bearer ${token}`);
      return ask(path, { ...init, headers });
    };
  const asSupplier = withToken(demo.tokens.supplier);
  return {
    ...server,
    demo,
    fetch: ask,
    asSupplier,
    asAdmin: withToken(demo.tokens.admin),
    async deliver(body, headers = {}) {
      const answer = await asSupplier('/api/v1/invoices', { method: 'POST', body, headers });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Receipt;
    },
    waitForState: (id, ...states) =>
      waitUntil(`invoice ${id} to be ${states.join(' or ')}`, async () => {
        const found = (await (await asSupplier(`/api/v1/invoices/${id}`)).json()) as InvoiceDetail;
        return states.includes(found.state) ? found : null;
      }),
    async database() {
      const config = readConfig({ ...database, ...env, DATA_DIR: server.dataDir });
      const opened = await connectRunning(config, pino({ level: 'silent' }));
      atEnd(() => opened.close());
      return opened;
    },
  };
}

/** The problem details of a refusal; throws when it is none. */
export async function problemOf(answer: Response): Promise<ProblemDetails> {
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) {
    throw new Error(`no problem details but ${answer.status} ${type}: ${await answer.text()}`);
  }
  return (await answer.json()) as ProblemDetails;
}
