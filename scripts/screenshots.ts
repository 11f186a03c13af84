/**
 * Makes the pictures of the README (docs/screenshots) from a platform of its own in demo mode, so that they can be made
 * anew after every change: `node scripts/screenshots.ts`. Needs Chromium and the built pages (npm start builds them).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { sampleInvoice } from '../tests/server/sampleInvoice.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs/screenshots');
const sizes = {
  wide: { width: 1280, height: 800 },
  tall: { width: 1280, height: 1080 },
  narrow: { width: 320, height: 640 },
} as const;

type Account = { readonly role: string; readonly email: string; readonly password: string };
type Demo = { readonly accounts: readonly Account[]; readonly authorities: readonly { readonly leitwegId: string }[] };
type Shot = {
  readonly name: string;
  readonly locale: 'de-DE' | 'en-GB';
  readonly size: keyof typeof sizes;
  readonly dark?: boolean;
  readonly as?: 'supplier' | 'admin';
  readonly take: (page: Page, demo: Demo) => Promise<unknown>;
};

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/xml', buffer });
const seller = 'Musterbau GmbH';

/** In this order: later pictures show what earlier ones have handed in. */
const shots: readonly Shot[] = [
  { name: 'start-de', locale: 'de-DE', size: 'wide', take: (page) => page.goto('/') },
  { name: 'start-en-320', locale: 'en-GB', size: 'narrow', take: (page) => page.goto('/') },
  {
    name: 'check-de-320',
    locale: 'de-DE',
    size: 'narrow',
    async take(page) {
      await page.goto('/pruefen');
      const invoice = sampleInvoice({ number: '2026-0816', leitwegId: null, seller });
      await page.locator('input[type=file]').setInputFiles(file('rechnung-2026-0816.xml', invoice));
      await page
        .getByRole('heading', { name: 'Ergebnis' })
        .evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }));
    },
  },
  {
    name: 'upload-de',
    locale: 'de-DE',
    size: 'tall',
    as: 'supplier',
    async take(page, { authorities }) {
      const leitwegId = authorities[0]?.leitwegId ?? '';
      await page.goto('/hochladen');
      await page
        .locator('input[type=file]')
        .setInputFiles([
          file('rechnung-2026-0815.xml', sampleInvoice({ number: '2026-0815', leitwegId, seller })),
          file('rechnung-2026-0816.xml', sampleInvoice({ number: '2026-0816', leitwegId: null, seller })),
          file('rechnung-2026-0817.xml', sampleInvoice({ number: '2026-0817', leitwegId: '15-1001-85', seller })),
        ]);
      for (const result of ['übergeben', 'abgelehnt', 'Empfänger unklar']) await page.getByText(result).waitFor();
    },
  },
  {
    name: 'invoice-en-dark',
    locale: 'en-GB',
    size: 'tall',
    dark: true,
    as: 'supplier',
    async take(page) {
      await page.goto('/rechnungen?state=rejected');
      await page.getByRole('link', { name: '2026-0816' }).click();
      await page.getByRole('tab').first().waitFor();
    },
  },
  {
    name: 'decide-de',
    locale: 'de-DE',
    size: 'wide',
    as: 'admin',
    async take(page) {
      await page.getByRole('button', { name: 'Entscheiden über Rechnung 2026-0817' }).click();
      await page.getByRole('radio', { name: 'Einer Behörde zuweisen' }).check();
      await page.getByRole('combobox', { name: 'Behörde' }).selectOption({ index: 1 });
      await page.getByLabel('Begründung').fill('Die Behörde ist laut Auftrag zuständig.');
    },
  },
  {
    name: 'invoices-de',
    locale: 'de-DE',
    size: 'tall',
    as: 'admin',
    async take(page) {
      await page.goto('/verwaltung/rechnungen');
      await page.getByRole('link', { name: '2026-0815' }).waitFor();
    },
  },
];

async function startPlatform(dataDir: string) {
  const env = { ...process.env, DATA_DIR: dataDir, DEMO: '1', HOST: '127.0.0.1', PORT: '0', METRICS_PORT: '0' };
  const server = spawn(process.execPath, ['server/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const text of server.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += String(text);
    const url = /ready (http:\/\/\S+?)\/?\s/.exec(said)?.[1];
    if (url !== undefined) return { url, server };
  }
  throw new Error(`The platform did not start:\n${said}`);
}

async function photograph(browser: Browser, url: string, demo: Demo, shot: Shot): Promise<void> {
  const { locale, size } = shot;
  const colorScheme = shot.dark ? 'dark' : 'light';
  const viewport = sizes[size];
  const context = await browser.newContext({ baseURL: url, locale, colorScheme, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const account = demo.accounts.find(({ role }) => role === shot.as);
  if (account) {
    await page.goto('/anmelden');
    await page.locator('#field-email').fill(account.email);
    await page.locator('#field-password').fill(account.password);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL((address) => address.pathname !== '/anmelden');
  }
  await shot.take(page, demo);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(target, `${shot.name}.png`), animations: 'disabled' });
  await context.close();
}

const dataDir = await mkdtemp(join(tmpdir(), 'screenshots-'));
await mkdir(target, { recursive: true });
const { url, server } = await startPlatform(join(dataDir, 'data'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false });
try {
  const demo = JSON.parse(await readFile(join(dataDir, 'data/demo.json'), 'utf8')) as Demo;
  for (const shot of shots) await photograph(browser, url, demo, shot);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await once(server, 'close');
  await rm(dataDir, { recursive: true });
}
