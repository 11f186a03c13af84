import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { sampleInvoice } from '../../server/sampleInvoice.ts';
import { openPages, type Pages } from '../../support/openPages.ts';
import { startSmtpServer, type TestSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

let pages: Pages;
let smtp: TestSmtpServer;

beforeAll(async () => {
  smtp = await startSmtpServer();
  pages = await openPages({
    SMTP_URL: smtp.url,
    OPERATOR_EMAIL: 'barrieren@land.example',
    OPERATOR_NAME: 'Land Muster',
    TRUST_PROXY: '1',
  });
});

const mailsTo = (recipient: string) =>
  Promise.all(smtp.mails.filter(({ to }) => to.includes(recipient)).map(({ raw }) => simpleParser(raw)));

const decide = async (page: Page, number: string, kind: string, reason: string) => {
  await page.goto('/verwaltung/entscheiden');
  await page.getByRole('button', { name: `Entscheiden über Rechnung ${number}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: kind }).check();
  await dialog.getByLabel('Begründung').fill(reason);
  await dialog.getByRole('button', { name: 'Entscheidung speichern' }).click();
  await page.getByText('Die Entscheidung ist gespeichert.').waitFor();
};

it('what the mail server of an authority refused is sent again when an administrator says so, and not withdrawn', async () => {
  const [authority] = pages.demo.authorities;
  if (!authority) throw new Error('The demo has no authority');
  smtp.answer('rcpt', '550 5.1.1 no such mailbox');
  const xml = sampleInvoice({ number: 'D-1', leitwegId: authority.leitwegId });
  await pages.deliver(xml, 'd-1.xml', ['undeliverable']);

  const { page } = await pages.open();
  await pages.signIn(page, 'admin');
  await decide(page, 'D-1', 'Noch einmal an dieselbe Behörde senden', 'Das Postfach besteht wieder');
  await page.getByText(`Die Rechnung wird jetzt an ${authority.name} übergeben.`).waitFor();

  await page.goto('/verwaltung/rechnungen?q=D-1');
  await page.getByRole('link', { name: 'D-1' }).click();
  await page.getByText(`An ${authority.name} übergeben`).waitFor();
  // every step in words, with what the people and the servers said
  for (const words of [
    'Vom Mailserver der Behörde abgewiesen',
    'Der Mailserver der Behörde hat die Nachricht endgültig abgewiesen.',
    'Erneute Übergabe veranlasst',
    'Begründung: Das Postfach besteht wieder',
  ])
    await page.getByText(words).first().waitFor();
  await page.getByText(/Antwort des Mailservers: .*no such mailbox/).waitFor();
  expect(await mailsTo(authority.deliverTo)).toHaveLength(1);
});

it('an administrator finds in the journal what was refused at the door, of which there is no invoice', async () => {
  const { page } = await pages.open();
  await pages.signIn(page, 'supplier');
  await page.goto('/hochladen');
  const file = { name: 'notiz.txt', mimeType: 'text/plain', buffer: Buffer.from('Guten Tag') };
  await page.getByLabel('Rechnungen hierher ziehen').setInputFiles(file);
  await page
    .getByRole('row', { name: /notiz\.txt/ })
    .getByText('nicht angenommen')
    .first()
    .waitFor();

  const { page: admin } = await pages.open();
  await pages.signIn(admin, 'admin');
  await admin.getByRole('link', { name: 'Journal' }).click();
  await admin.getByRole('button', { name: 'abgewiesene Dateien' }).click();
  const row = admin.getByRole('row').filter({ hasText: 'an der Tür abgewiesen' });
  await row.getByText('Einzelheiten').last().click();
  await expect(row.getByText('FILE_OTHER').waitFor()).resolves.toBeUndefined();
});

it('a report of a barrier arrives at the address of the operator, and nobody can flood it', async () => {
  const { page } = await pages.open();
  await page.goto('/barrierefreiheit');
  await page.getByLabel('Um welche Seite geht es?').fill('Hochladen');
  await page.getByLabel('Was geht nicht?').fill('Der Knopf hat keinen Namen.\nBcc: jemand@evil.example');
  await page.getByLabel('Ihre E-Mail-Adresse').fill('erika@firma.example');
  await page.getByRole('button', { name: 'Absenden' }).click();
  await page.getByText('Danke. Ihre Meldung ist eingegangen.').waitFor();

  const [mail] = await waitUntil('the mail', async () => {
    const mails = await mailsTo('barrieren@land.example');
    return mails.length > 0 && mails;
  });
  expect(mail?.subject).toBe('Rechnungsweg: Meldung einer Barriere');
  expect(mail?.text).toContain('Der Knopf hat keinen Namen.');
  expect(mail?.text).toMatch(/Antwort an: +erika@firma\.example/);
  expect(mail?.bcc).toBeUndefined();

  const report = (address: string) =>
    fetch(`${pages.server.url}/api/v1/feedback`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Requested-With': 'rechnungsweg',
        'X-Forwarded-For': address,
      },
      body: JSON.stringify({ page: '', message: 'Flut', email: null }),
    });
  const one: number[] = [];
  for (let time = 0; time < 6; time += 1) one.push((await report('198.51.100.1')).status);
  expect(one).toEqual([202, 202, 202, 202, 202, 429]);
  const many: number[] = [];
  for (let time = 0; time < 20; time += 1) many.push((await report(`198.51.101.${time}`)).status);
  expect(many.filter((status) => status === 429).length).toBeGreaterThan(0);
});
