import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleInvoice } from '../../server/sampleInvoice.ts';
import { openPages, type Pages } from '../../support/openPages.ts';
import { mutants } from '../../web/invoice/mutants.ts';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
});

const sample = sampleInvoice().toString();
/** Three defects in one invoice. */
const faulty = sampleInvoice({ number: 'V-1', leitwegId: null })
  .toString()
  .replace('<cbc:CityName>Halle</cbc:CityName>', '')
  .replace(/119\.00(?=<\/cbc:PayableAmount)/, '118.00');

/** Drops a file on the page of the public check and waits for the answer. */
async function check(page: Page, xml: string): Promise<void> {
  await page.goto('/pruefen');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'rechnung.xml', mimeType: 'application/xml', buffer: Buffer.from(xml) });
  await page.getByRole('heading', { level: 2, name: 'Ergebnis' }).waitFor();
}

const focusedTerm = (page: Page) => page.locator(':focus').getAttribute('data-term');

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('a supplier whose invoice was rejected', () => {
  it('sees the findings beside the invoice, and each leads to its field', async () => {
    const id = await pages.deliver(Buffer.from(faulty), 'v-1.xml', ['rejected']);
    const { page, troubles } = await pages.open({ viewport: { width: 1440, height: 900 } });
    await pages.signIn(page, 'supplier');
    await page.goto(`/rechnungen/${id}`);
    await page.getByRole('heading', { name: 'Befunde (3)' }).waitFor();

    await page.getByRole('button', { name: 'Stelle zeigen: Leitweg-ID' }).click();
    await expect(focusedTerm(page)).resolves.toBe('BT-10');
    await expect(page.locator(':focus').innerText()).resolves.toMatch(/^fehlt/);

    await page.getByRole('tab', { name: 'Gegliedert' }).click();
    await page.getByRole('button', { name: 'Stelle zeigen: Zu zahlen' }).click();
    await expect(focusedTerm(page)).resolves.toBe('BT-115');
    // the page scrolls smoothly: it takes a moment
    await page.waitForFunction(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight;
    });

    // from the field back to its finding
    await page.locator(':focus').getByRole('button').click();
    await expect(page.locator(':focus').innerText()).resolves.toContain('angegeben 118.00, errechnet 119');
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('steps through them by keyboard, and hears where she is', async () => {
    const { page } = await pages.open();
    await check(page, faulty);
    await page.getByRole('button', { name: 'Nächster Befund' }).focus();
    const seen: (string | null)[] = [];
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('n');
      seen.push(await focusedTerm(page));
    }
    expect(new Set(seen)).toEqual(new Set(['BT-10', 'BT-37', 'BT-115']));
    expect(seen[3]).toBe(seen[0]);
    await page.keyboard.press('p');
    await expect(focusedTerm(page)).resolves.toBe(seen[2]);
    await expect(page.getByText(/^Befund 3 von 3: .* Stelle: /).count()).resolves.toBe(1);
  });

  it('finds the line of the source text, and the value beside it', async () => {
    const { page } = await pages.open({ viewport: { width: 1700, height: 900 } });
    await check(page, faulty);
    await page.getByRole('tab', { name: 'XML' }).click();
    await page.getByRole('button', { name: 'Stelle zeigen: Zu zahlen' }).click();
    await expect(focusedTerm(page)).resolves.toBe('BT-115');
    await expect(page.locator('.rw-source__line--chosen').innerText()).resolves.toContain('<cbc:PayableAmount');
  });

  it('opens an attachment by what it is', async () => {
    const file = Buffer.from('%PDF-1.7 Aufmaß');
    const xml = sample.replace(
      '<cac:AccountingSupplierParty>',
      `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>
       <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="aufmass.pdf">${file.toString('base64')}</cbc:EmbeddedDocumentBinaryObject>
       </cac:Attachment></cac:AdditionalDocumentReference>$&`,
    );
    const id = await pages.deliver(Buffer.from(xml), 'v-2.xml', ['unroutable']);
    const { page } = await pages.open();
    await pages.signIn(page, 'supplier');
    await page.goto(`/rechnungen/${id}`);
    await page.getByRole('tab', { name: 'Anlagen' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Herunterladen', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('aufmass.pdf');
    expect(await barriers(page)).toEqual([]);

    // the file that only the browser has, on the page of the public check
    await check(page, xml);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Herunterladen aufmass.pdf' }).click();
    expect((await saved).suggestedFilename()).toBe('aufmass.pdf');
  });
});

it('an invoice of 5,000 lines stays usable: only a part of them is in the page', async () => {
  const line = /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/s.exec(sample)?.[0] ?? '';
  const lines = Array.from({ length: 5000 }, (_, index) =>
    line.replace('<cbc:ID>1<', `<cbc:ID>${index + 1}<`).replace(/\n\s*/g, ''),
  );
  // The only defect stands in line 4,321; it is one of the schema, so that no rules need to run.
  lines[4320] = lines[4320]?.replace('<cbc:Percent>19<', '<cbc:Percent>neunzehn<') ?? '';
  const xml = sample.replace(line, lines.join('\n'));
  const id = await pages.deliver(Buffer.from(xml), 'v-3.xml', ['rejected']);
  const { page } = await pages.open();
  await pages.signIn(page, 'supplier');
  await page.goto(`/rechnungen/${id}`);
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
  await page.getByRole('button', { name: 'Stelle zeigen: Position 4321, Steuersatz' }).click();
  await expect(focusedTerm(page)).resolves.toBe('BT-152');
  expect(await nodes()).toBeLessThan(8000);
  for (const tab of ['Gegliedert', 'XML']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await nodes(), tab).toBeLessThan(8000);
  }
  await page.keyboard.press('n');
  await expect(page.locator('.rw-source__line--chosen').innerText()).resolves.toContain('neunzehn');
});

describe('the public check', () => {
  it.each(mutants.filter((_, index) => index % 4 === 1))('leads to the defect: $what', async ({ xml, term }) => {
    const { page, troubles } = await pages.open();
    await check(page, xml);
    await page.locator('.rw-place').first().click();
    await expect(focusedTerm(page)).resolves.toBe(term);
    expect(troubles).toEqual([]);
  });

  it.each([
    ['no XML but text', 'Rechnung über 100 Euro', null],
    ['broken XML', sample.replace('</cbc:ID>', '</cbc:Id>'), 'kein fehlerfreies XML'],
    ['a document type', sample.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'), 'DOCTYPE'],
    [
      'another document',
      '<?xml version="1.0"?><Bestellung><Nummer>1</Nummer></Bestellung>',
      'keine Rechnung, die wir kennen',
    ],
  ])('shows the source text of what is no invoice: %s', async (_what, content, says) => {
    const { page } = await pages.open();
    await page.goto('/pruefen');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.xml', mimeType: 'application/xml', buffer: Buffer.from(content) });
    if (says === null) {
      await page.locator('.kern-alert--danger').waitFor();
      await expect(page.locator('.rw-source').count()).resolves.toBe(0);
    } else {
      await page.locator('.kern-alert').getByText(says).waitFor();
      await expect(page.locator('.rw-source__line').count()).resolves.toBeGreaterThan(0);
    }
  });

  it('speaks English, on a dark screen and a narrow one, without a barrier', async () => {
    const { page } = await pages.open({ locale: 'en-GB', colorScheme: 'dark', viewport: { width: 320, height: 640 } });
    await page.goto('/pruefen');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.xml', mimeType: 'application/xml', buffer: Buffer.from(faulty) });
    await page.getByRole('heading', { name: 'Findings (3)' }).waitFor();
    for (const tab of ['Classic', 'Structured', 'XML']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await barriers(page), tab).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, tab).toBeLessThanOrEqual(320);
    }
  });
});
