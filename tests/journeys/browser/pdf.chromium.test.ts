import { beforeAll, describe, expect, it } from 'vitest';
import { openPages, type Pages } from '../../support/openPages.ts';
import { pdfWith } from '../../support/pdfWith.ts';
import { sampleInvoice } from '../../server/sampleInvoice.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});

const asPdf = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });

describe('a ZUGFeRD invoice', () => {
  it('is checked without an account: the invoice that was in the PDF is shown, and its findings lead to fields', async () => {
    const { page, troubles } = await pages.open();
    await page.goto('/pruefen');
    const pdf = await pdfWith([{ name: 'factur-x.xml', content: sampleInvoice({ number: 'ZF-1', leitwegId: null }) }]);
    await page.locator('input[type=file]').setInputFiles(asPdf('rechnung.pdf', pdf));
    await page.getByText('1 Punkt verhindert die Annahme.').waitFor();
    await expect(page.getByText('Aktenordner').first().isVisible()).resolves.toBe(true);
    await page.getByRole('button', { name: /Leitweg-ID/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('feld-BT-10');
    expect(troubles).toEqual([]);
  });

  it('without XML is refused in words', async () => {
    const { page } = await pages.open();
    await page.goto('/pruefen');
    await page.locator('input[type=file]').setInputFiles(asPdf('scan.pdf', await pdfWith([])));
    await expect(
      page.getByText('Diese PDF-Datei enthält keine elektronische Rechnung').waitFor(),
    ).resolves.toBeUndefined();
  });

  it('is handed out with copies for people', async () => {
    const { page } = await pages.open();
    await pages.signIn(page, 'supplier');
    const leitwegId = pages.demo.authorities[0]?.leitwegId ?? '';
    const pdf = await pdfWith([{ name: 'factur-x.xml', content: sampleInvoice({ number: 'ZF-2', leitwegId }) }]);
    const id = await pages.deliver(Buffer.from(pdf), 'ZF-2.pdf', ['exported']);
    await page.goto(`/rechnungen/${id}`);
    const names = {
      'Originaldatei herunterladen': `rechnung-${id}.pdf`,
      'Rechnung (XML)': `rechnung-${id}.xml`,
      'Als PDF': `rechnung-${id}-ansicht.pdf`,
      'Prüfbericht als PDF': `rechnung-${id}-pruefbericht.pdf`,
    };
    for (const [label, name] of Object.entries(names)) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: label, exact: true }).click();
      expect((await download).suggestedFilename()).toBe(name);
    }
  });
});
