import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { maySee, pathTo, routeKeys, routes, type RouteKey } from '../../web/routes.ts';
import { de } from '../../web/text/de.ts';
import { en } from '../../web/text/en.ts';
import { sampleInvoice } from '../server/sampleInvoice.ts';
import { openPages, type Pages } from '../support/openPages.ts';

const texts = { de, en };
const languages = [
  { language: 'de', locale: 'de-DE' },
  { language: 'en', locale: 'en-GB' },
] as const;
const roles = ['supplier', 'authority', 'admin'] as const;

/** Whose eyes a page is tested with: the first role that may see it; a public page is tested without account. */
const viewerOf = (key: RouteKey) => (maySee(key, null) ? null : (roles.find((role) => maySee(key, role)) ?? null));

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

let pages: Pages;
/** Fills `:id` in addresses: a rejected invoice shows the most. */
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  pages = await openPages();
  const { deliver, demo, ask } = pages;
  const known = demo.authorities[0]?.leitwegId ?? '';
  const delivered = await deliver(sampleInvoice({ number: 'A-1', leitwegId: known }), 'a-1.xml', ['exported']);
  const rejected = await deliver(sampleInvoice({ number: 'A-2', leitwegId: null }), 'a-2.xml', ['rejected']);
  const unroutable = await deliver(sampleInvoice({ number: 'A-3' }), 'a-3.xml', ['unroutable']);
  const { items } = await ask<{ items: { id: string }[] }>('/admin/authorities', demo.tokens.admin);
  ids = {
    invoice: rejected,
    anyInvoice: unroutable,
    inboxInvoice: delivered,
    authority: items[0]?.id ?? '',
    rule: 'builtin',
  };
});

const addressOf = (key: RouteKey) =>
  key === 'notFound' ? '/gibt-es-nicht' : pathTo(key, { id: ids[key] ?? 'nicht-benannt' });

describe.each(languages)('in $language', ({ language, locale }) => {
  const windows = new Map<string | null, ReturnType<Pages['open']>>();

  /** One window per role, signed in once. */
  const windowOf = (role: (typeof roles)[number] | null) => {
    const known = windows.get(role);
    if (known) return known;
    const opened = pages.open({ locale, viewport: WIDE }).then(async (window) => {
      if (role) await pages.signIn(window.page, role);
      return window;
    });
    windows.set(role, opened);
    return opened;
  };

  it.each(routeKeys)('the page "%s" has no barrier that axe can find, and keeps to itself', async (key) => {
    const { page, troubles } = await windowOf(viewerOf(key));
    troubles.length = 0;
    await page.setViewportSize(WIDE);
    await page.goto(addressOf(key));
    await settle(page);

    await expect(page.locator('html').getAttribute('lang')).resolves.toBe(language);
    await expect(page.locator('h1').count()).resolves.toBe(1);
    if (!routes[key].path.includes(':id')) {
      await expect(page.locator('h1').innerText()).resolves.toBe(texts[language].pages[key].title);
    }
    await expect(page.title()).resolves.toContain(texts[language].service);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page), `on a ${colorScheme} screen`).toEqual([]);
    }
    await page.setViewportSize(NARROW);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, 'width of the page in a window of 320 px').toBeLessThanOrEqual(NARROW.width);
    // What stands there is the same in both languages; how wide it is, is not.
    if (language === 'de') expect(await barriers(page), 'in a window of 320 px').toEqual([]);
    expect(troubles).toEqual([]);
  });
});

describe('after something was done on it,', () => {
  it('the sign-in page with errors has no barrier, and the focus is on the summary', async () => {
    const { page } = await pages.open();
    await page.goto('/anmelden');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await expect(page.locator(':focus').innerText()).resolves.toContain('Geben Sie Ihre E-Mail-Adresse ein.');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Geben Sie Ihr Passwort ein.' }).click();
    await expect(page.locator(':focus').getAttribute('name')).resolves.toBe('password');
  });

  it('the public check shows verdict and findings without a barrier', async () => {
    const { page } = await pages.open();
    await page.goto('/pruefen');
    const file = {
      name: 'ohne-leitweg-id.xml',
      mimeType: 'application/xml',
      buffer: sampleInvoice({ leitwegId: null }),
    };
    await page.getByLabel('Rechnung hierher ziehen').setInputFiles(file);
    await page.getByText('1 Punkt verhindert die Annahme.').waitFor();
    await page.getByText('Die Leitweg-ID (BT-10) fehlt.').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('the Leitweg-ID finder names the authority, and suggests what was meant', async () => {
    const { page } = await pages.open();
    const authority = pages.demo.authorities[0];
    await page.goto('/leitweg-id');
    await page.getByRole('textbox', { name: 'Leitweg-ID' }).fill('15-1001');
    await page.getByRole('button', { name: '15-1001-85 übernehmen' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Leitweg-ID' }).fill((authority?.leitwegId ?? '').toLowerCase());
    await page.getByText(authority?.name ?? 'no authority in the demo').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('the dialog to decide has no barrier, takes the focus and gives it back', async () => {
    const { page } = await pages.open();
    await pages.signIn(page, 'admin');
    const opener = page.getByRole('button', { name: 'Entscheiden über Rechnung A-3' });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: 'Entscheiden über Rechnung A-3' });
    await dialog.getByRole('radio', { name: 'Einer Behörde zuweisen' }).check();
    await dialog.getByRole('combobox', { name: 'Behörde' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect(opener.evaluate((button) => button === document.activeElement)).resolves.toBe(true);
  });

  it('the switches change language and appearance, and both are kept', async () => {
    const { page } = await pages.open({ colorScheme: 'light' });
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: en.pages.start.title }).waitFor();
    await page.getByRole('button', { name: 'Dark appearance' }).click();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: en.pages.start.title }).waitFor();
    await expect(page.locator('html').getAttribute('data-kern-theme')).resolves.toBe('dark');
    expect(await barriers(page)).toEqual([]);
  });

  it('after a change of page the focus is on the new heading', async () => {
    const { page } = await pages.open();
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name: 'Verzeichnis' }).click();
    await page.getByRole('heading', { level: 1, name: 'Verzeichnis der Behörden' }).waitFor();
    await expect(page.locator(':focus').innerText()).resolves.toBe('Verzeichnis der Behörden');
  });
});

/** Until the data of the page is there: no request under way, nothing that says it is loading. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.rw-loading').waitFor({ state: 'detached' });
}

/**
 * Every rule that axe has: WCAG 2.1, levels A and AA (what EN 301 549 and the BITV 2.0 ask of web pages), and its advice
 * beyond them.
 */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
