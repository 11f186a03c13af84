import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from './chromium.ts';
import { runServer, type RunningServer } from './runServer.ts';
import { waitUntil } from './waitUntil.ts';

type Role = 'supplier' | 'authority' | 'admin';

type Demo = {
  readonly accounts: readonly { readonly role: Role; readonly email: string; readonly password: string }[];
  readonly tokens: { readonly supplier: string; readonly admin: string };
  readonly authorities: readonly { readonly name: string; readonly leitwegId: string; readonly deliverTo: string }[];
};

export type Pages = {
  readonly server: RunningServer;
  readonly demo: Demo;
  /** A window of its own, with cookies of its own; `troubles` collects what no page may cause. */
  open(options?: BrowserContextOptions): Promise<{ readonly page: Page; readonly troubles: string[] }>;
  /** Signs in as people do: by the form. */
  signIn(page: Page, role: Role): Promise<void>;
  /** Hands an invoice in through the API and waits until it stands in one of the states; answers its id. */
  deliver(xml: Buffer, fileName: string, states: readonly string[]): Promise<string>;
  /** Asks the API as a program does. */
  ask<Answer>(path: string, token: string): Promise<Answer>;
};

/** The platform in demo mode, with a browser in front of it. `env`: what the operator has set besides. */
export async function openPages(env: Readonly<Record<string, string>> = {}): Promise<Pages> {
  const server = await runServer({ DEMO: '1', ...env });
  const browser = await chromium();
  const demo = JSON.parse(await readFile(join(server.dataDir, 'demo.json'), 'utf8')) as Demo;

  const ask = async <Answer>(path: string, token: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
    const response = await fetch(`${server.url}/api/v1${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  };

  return {
    server,
    demo,
    ask,
    async open(options = {}) {
      const context = await browser.newContext({ baseURL: server.url, locale: 'de-DE', ...options });
      const page = await context.newPage();
      return { page, troubles: collectTroubles(page, server.url) };
    },
    async signIn(page, role) {
      const account = demo.accounts.find((one) => one.role === role);
      if (!account) throw new Error(`The demo has no account for ${role}`);
      await page.goto('/anmelden');
      await page.locator('#field-email').fill(account.email);
      await page.locator('#field-password').fill(account.password);
      await page.locator('main button[type=submit]').click();
      await page.waitForURL((address) => address.pathname !== '/anmelden');
    },
    async deliver(xml, fileName, states) {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(xml)], { type: 'application/xml' }), fileName);
      const { id } = await ask<{ id: string }>('/invoices', demo.tokens.supplier, { method: 'POST', body });
      await waitUntil(`${fileName} to be ${states.join(' or ')}`, async () => {
        const { state } = await ask<{ state: string }>(`/invoices/${id}`, demo.tokens.supplier);
        return states.includes(state);
      });
      return id;
    },
  };
}

/** Errors of scripts, refusals of the Content-Security-Policy, and requests to anybody else. */
function collectTroubles(page: Page, ownAddress: string): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(ownAddress) && !request.url().startsWith('data:')) {
      troubles.push(`request to somebody else: ${request.url()}`);
    }
  });
  return troubles;
}
