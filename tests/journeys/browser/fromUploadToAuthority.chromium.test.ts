import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { sampleInvoice } from '../../server/sampleInvoice.ts';
import { openPages, type Pages } from '../../support/openPages.ts';
import { waitUntil } from '../../support/waitUntil.ts';

let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
});

const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/xml', buffer });
const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

it('a supplier hands in three invoices; the administrator sends the one on its way that nobody could place', async () => {
  const [authority] = pages.demo.authorities;
  if (!authority) throw new Error('The demo has no authority');
  const good = sampleInvoice({ number: 'B-1', leitwegId: authority.leitwegId });
  const bad = sampleInvoice({ number: 'B-2', leitwegId: null });
  const lost = sampleInvoice({ number: 'B-3', leitwegId: '15-1001-85' });

  const { page: supplier } = await pages.open();
  await pages.signIn(supplier, 'supplier');
  await supplier.getByRole('link', { name: 'Hochladen' }).first().click();
  await supplier
    .getByLabel('Rechnungen hierher ziehen')
    .setInputFiles([asFile('b-1.xml', good), asFile('b-2.xml', bad), asFile('b-3.xml', lost)]);

  // each has its own result
  await rowOf(supplier, 'b-1\\.xml').getByText('übergeben').waitFor();
  await rowOf(supplier, 'b-2\\.xml').getByText('abgelehnt').waitFor();
  await rowOf(supplier, 'b-3\\.xml').getByText('Empfänger unklar').waitFor();

  // leaving the page and coming back, and even a reload, show the same table
  await supplier.getByRole('link', { name: 'Übersicht' }).click();
  await supplier.getByText('1 Rechnung wurde abgelehnt.').first().waitFor();
  await supplier.getByRole('link', { name: 'Hochladen' }).first().click();
  await rowOf(supplier, 'b-2\\.xml').getByText('abgelehnt').waitFor();
  await supplier.reload();
  await rowOf(supplier, 'b-3\\.xml').getByText('Empfänger unklar').waitFor();

  // the rejected one says why, and gives back the very bytes
  await supplier.getByRole('link', { name: 'Ansehen b-2.xml' }).click();
  await supplier.getByText('1 Punkt verhindert die Annahme.').waitFor();
  await supplier.getByText('Die Leitweg-ID (BT-10) fehlt.').first().waitFor();
  const [download] = await Promise.all([
    supplier.waitForEvent('download'),
    supplier.getByRole('link', { name: 'Originaldatei herunterladen' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xml$/);
  expect(await readFile(await download.path())).toEqual(bad);

  // the administrator assigns the lost one
  const { page: admin } = await pages.open();
  await pages.signIn(admin, 'admin');
  await admin.getByRole('button', { name: 'Entscheiden über Rechnung B-3' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Einer Behörde zuweisen' }).check();
  await dialog.getByRole('button', { name: 'Entscheidung speichern' }).click();
  await dialog.getByRole('link', { name: 'Wählen Sie die Behörde aus, die die Rechnung bekommen soll.' }).waitFor();
  await dialog
    .getByRole('combobox', { name: 'Behörde' })
    .selectOption({ label: await labelOf(authority.name, dialog) });
  await dialog.getByLabel('Begründung').fill('Laut Auftrag zuständig');
  await dialog.getByRole('button', { name: 'Entscheidung speichern' }).click();
  await admin.getByText(`Die Rechnung wird jetzt an ${authority.name} übergeben.`).waitFor();
  await admin.getByText('Nichts zu entscheiden').waitFor();

  // it goes out, and everybody can see that
  await admin.getByRole('link', { name: 'Rechnungen', exact: true }).click();
  await admin.getByRole('link', { name: 'B-3' }).click();
  await admin.getByText(`An ${authority.name} übergeben`).waitFor();
  await admin.getByText('Begründung: Laut Auftrag zuständig').waitFor();
  await supplier.goto('/rechnungen?q=B-3');
  await rowOf(supplier, 'B-3').getByText('übergeben').waitFor();
  await admin.getByRole('link', { name: 'Postausgang' }).click();
  await admin.getByRole('row').filter({ hasText: 'B-3' }).filter({ hasText: authority.deliverTo }).waitFor();

  // the authority has exactly one mail for each of the two, with the bytes as they were handed in
  const mails = await waitUntil('both mails to the authority', async () => {
    const found = await mailsTo(authority.deliverTo);
    return found.length >= 2 && found;
  });
  for (const invoice of [good, lost]) {
    const base64 = invoice.toString('base64');
    expect(mails.filter((mail) => mail.replaceAll(/\r?\n/g, '').includes(base64))).toHaveLength(1);
  }
  expect(mails).toHaveLength(2);
});

it('a refused file says why and what to do, and disturbs nobody else', async () => {
  const { page } = await pages.open();
  await pages.signIn(page, 'supplier');
  await page.goto('/hochladen');
  const pdf = { name: 'c-1.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
  const leitwegId = pages.demo.authorities[0]?.leitwegId ?? '';
  await page
    .getByLabel('Rechnungen hierher ziehen')
    .setInputFiles([pdf, asFile('c-2.xml', sampleInvoice({ number: 'C-2', leitwegId }))]);
  await rowOf(page, 'c-1\\.pdf').getByText('PDF-Datei').waitFor();
  await expect(rowOf(page, 'c-2\\.xml').getByText('übergeben').waitFor()).resolves.toBeUndefined();
});

it('an administrator connects an authority, and its Leitweg-ID is found by everybody', async () => {
  const { page: admin } = await pages.open();
  await pages.signIn(admin, 'admin');
  await admin.getByRole('link', { name: 'Behörden' }).click();
  await admin.getByRole('link', { name: 'Behörde anlegen' }).click();
  await admin.getByLabel('Name').fill('Landkreis Muster');
  await admin.getByLabel('Zustelladresse (E-Mail)').fill('rechnung@landkreis-muster.example');
  await admin.getByLabel('Leitweg-IDs').fill('15082256-0000-72');
  await admin.getByRole('button', { name: 'Speichern' }).click();
  await admin.getByRole('link', { name: /^15082256-0000-72: Die Prüfziffern am Ende passen nicht/ }).waitFor();
  await admin.getByLabel('Leitweg-IDs').fill('15082256-0000-27');
  await admin.getByRole('button', { name: 'Speichern' }).click();
  await admin.getByText('Die Behörde ist gespeichert.').waitFor();

  const { page } = await pages.open();
  await page.goto('/leitweg-id');
  await page.getByRole('textbox', { name: 'Leitweg-ID' }).fill('15082256-0000-27');
  await expect(page.getByText('Sie gehört zu: Landkreis Muster').waitFor()).resolves.toBeUndefined();
});

/** The option begins with the name; its place may follow. */
async function labelOf(name: string, dialog: ReturnType<Page['getByRole']>): Promise<string> {
  const labels = await dialog.locator('option').allInnerTexts();
  return labels.find((label) => label.startsWith(name)) ?? name;
}

async function mailsTo(recipient: string): Promise<string[]> {
  const folder = join(pages.server.dataDir, 'outbox');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return mails.filter((mail) => new RegExp(`^To:.*${recipient.replaceAll('.', '\\.')}`, 'mi').test(mail));
}
