import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { sampleInvoice } from '../server/sampleInvoice.ts';
import { openPages, type Pages } from '../support/openPages.ts';

let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
});

it('a person without a mouse signs in, hands in an invoice and reads its result', async () => {
  const { page } = await pages.open();
  const chooser = page.waitForEvent('filechooser', { timeout: 0 });
  const { email, password } = pages.demo.accounts.find(({ role }) => role === 'supplier') ?? {
    email: '',
    password: '',
  };
  await page.goto('/');
  await page.getByRole('link', { name: 'Anmelden' }).waitFor();

  await tabTo(page, 'Anmelden');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();

  await tabTo(page, 'E-Mail-Adresse');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor();

  await tabTo(page, 'Hochladen');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Rechnungen hochladen' }).waitFor();

  await tabTo(page, 'Rechnungen hierher ziehen');
  await page.keyboard.press('Enter');
  const leitwegId = pages.demo.authorities[0]?.leitwegId ?? '';
  const buffer = sampleInvoice({ number: 'T-1', leitwegId });
  await (await chooser).setFiles([{ name: 't-1.xml', mimeType: 'application/xml', buffer }]);
  await page
    .getByRole('row', { name: /t-1\.xml/ })
    .getByText('übergeben')
    .waitFor();

  await tabTo(page, 'Ansehen t-1.xml');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Rechnung T-1' }).waitFor();
  await tabTo(page, 'Verlauf');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus').innerText()).resolves.toBe('Befunde (0)');
});

it('the first stop of the tab key leads past head and navigation', async () => {
  const { page } = await pages.open();
  await page.goto('/pruefen');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus').innerText()).resolves.toBe('Zum Inhalt springen');
  await page.keyboard.press('Enter');
  await expect(page.locator(':focus').getAttribute('id')).resolves.toBe('inhalt');
});

/** Presses the tab key until the element with this name has the focus, as a person does who listens. */
async function tabTo(page: Page, name: string): Promise<void> {
  const heard: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : element;
      return label?.textContent?.trim() ?? '';
    });
    if (focused === name) return;
    heard.push(focused);
  }
  throw new Error(`The tab key never came to "${name}", but to: ${heard.join(', ')}`);
}
