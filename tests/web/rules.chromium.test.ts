import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleInvoice } from '../server/sampleInvoice.ts';
import { openPages, type Pages } from '../support/openPages.ts';
import { configuration } from '../support/rules/configuration.ts';
import { zipOf } from '../support/rules/zipOf.ts';

/** Compiling and trying on a machine that is busy. */
const TRYING_MS = 110_000;

let pages: Pages;
let page: Page;

/** Refuses the invoice delivered here, and not those of the self-test. */
const rules = {
  patterns: [
    [
      {
        context: '/ubl:Invoice',
        asserts: [{ id: 'T-NUMBER', test: "cbc:ID != 'PROBE-1'", text: 'Diese Nummer nicht' }],
      },
    ],
  ],
};

beforeAll(async () => {
  pages = await openPages();
  await pages.deliver(sampleInvoice({ number: 'PROBE-1' }), 'probe-1.xml', ['unroutable']);
  page = (await pages.open()).page;
  await pages.signIn(page, 'admin');
});

async function barriers(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const handIn = (buffer: Buffer) =>
  page
    .getByLabel('Konfiguration hierher ziehen')
    .setInputFiles({ name: 'regeln.zip', mimeType: 'application/zip', buffer });

describe('the page of rule bundles', () => {
  it('says why a file is not taken', async () => {
    await page.goto('/verwaltung/regeln');
    await handIn(Buffer.from('no archive'));
    await page.getByRole('alert').getByText('kein lesbares ZIP-Archiv').waitFor();
    expect(await barriers()).toEqual([]);
  });

  it('takes a configuration, tries it, and shows what the invoices of the last days would come to', async () => {
    await handIn(zipOf(configuration({ name: 'Regeln 2027', date: '2027-01-31', rules })));
    await page.getByRole('heading', { level: 1, name: 'Regeln 2027' }).waitFor();
    await page.getByRole('heading', { name: 'Probelauf' }).waitFor({ timeout: TRYING_MS });
    await page.getByRole('button', { name: 'Probelauf starten' }).click();
    await page.getByText('100 % der Rechnungen würden neu abgelehnt (1 von 1)').waitFor();
    const byRule = page.getByRole('table', { name: 'Neu abgelehnt nach Regel' });
    await expect(byRule.getByRole('row', { name: 'T-NUMBER' }).innerText()).resolves.toContain('Diese Nummer nicht');
    await page.getByRole('table', { name: 'Neu abgelehnt nach Rechnungssteller' }).getByText('Lieferwerk').waitFor();
    expect(await barriers()).toEqual([]);
  });

  it('puts it in force from a day on, and takes that back', async () => {
    await page.getByRole('button', { name: 'In Kraft setzen' }).click();
    await page.getByText('Geben Sie einen künftigen Tag an.').first().waitFor();
    await page.getByLabel('Tag', { exact: true }).fill('2099-01-31');
    await page.getByRole('button', { name: 'In Kraft setzen' }).click();
    await page.getByText('ab 31.01.2099, 00:00').waitFor();
    await page.getByText('kommt', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Zurücknehmen' }).click();
    await page.getByText('Dieses Paket gilt nicht und ist nicht vorgemerkt.').waitFor();
    await page.getByRole('button', { name: 'Paket entfernen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Prüfregeln' }).waitFor();
    await expect(page.getByRole('link', { name: 'Regeln 2027' }).count()).resolves.toBe(0);
  });
});
