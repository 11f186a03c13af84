import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../support/chromium.ts';
import { makeCertificate } from '../../support/makeCertificate.ts';
import { runServer, type RunningServer } from '../../support/runServer.ts';
import { startSimpleSaml, type SimpleSaml } from '../../support/simpleSaml.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

let server: RunningServer;
let idp: SimpleSaml;
let open: () => Promise<Page>;

beforeAll(async () => {
  idp = await startSimpleSaml();
  const folder = await temporaryFolder('rw-sp');
  const service = makeCertificate('sp.example');
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  file('idp.xml', await (await fetch(idp.metadataUrl)).text());
  const provider = { id: 'servicekonto', name: { de: 'Mein Servicekonto', en: 'My service account' } };
  const providers = [{ ...provider, metadata: 'idp.xml', profile: 'bundid', level: 'STORK-QAA-Level-3' }];
  server = await runServer({
    DEMO: '1',
    CHECK_THREADS: '1',
    LOG_LEVEL: 'warn',
    SAML_CONFIG: file('saml.json', JSON.stringify({ providers })),
    SAML_KEY: file('sp.key', service.key),
    SAML_CERT: file('sp.crt', service.certificate),
  });
  idp.trust({ url: server.url, certificate: service.certificate });
  const browser = await chromium();
  open = async () => (await browser.newContext({ baseURL: server.url, locale: 'de-DE' })).newPage();
});

async function signIn(page: Page, user: string): Promise<void> {
  await page.goto('/anmelden?weiter=%2Frechnungen');
  await page.getByRole('link', { name: 'Mein Servicekonto' }).click();
  await page.locator('#username').fill(user);
  await page.locator('#password').fill('geheim');
  await page.locator('#password').press('Enter');
  await page.waitForURL((address) => address.origin === server.url);
}

describe('with SimpleSAMLphp as the Servicekonto, somebody', () => {
  it('signs in, comes to the page that was asked for, and signs out at both ends', async () => {
    const page = await open();
    await signIn(page, 'erika');
    expect(new URL(page.url()).pathname).toBe('/rechnungen');
    await page.getByRole('heading', { level: 1, name: 'Rechnungen' }).waitFor();
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.getByText('Sie sind abgemeldet.').waitFor();
    // The session there is over, too: it asks for the password again.
    await page.getByRole('link', { name: 'Mein Servicekonto' }).click();
    await page.locator('#password').waitFor();
    expect(new URL(page.url()).origin).toBe(new URL(idp.metadataUrl).origin);
  });

  it('is refused with a trust level that is too low, and is told what to do', async () => {
    idp.configure({ level: 'STORK-QAA-Level-1' });
    const page = await open();
    await signIn(page, 'max');
    await page.getByRole('heading', { name: 'Das Vertrauensniveau Ihrer Anmeldung reicht nicht aus' }).waitFor();
    expect((await page.request.get('/api/v1/invoices')).status()).toBe(401);
    idp.configure({ level: 'STORK-QAA-Level-3' });
  });

  it('is refused when the provider signs with RSA-SHA1', async () => {
    idp.configure({ signature: 'sha1' });
    const page = await open();
    await signIn(page, 'max');
    await page.getByRole('heading', { name: 'Die Antwort Ihres Servicekontos wurde nicht angenommen' }).waitFor();
    expect(server.output()).toContain('"fault":"algorithm"');
    idp.configure({ signature: 'sha256' });
  });

  it('is refused when the provider signs with a key that its metadata does not name', async () => {
    idp.configure({ key: makeCertificate('stolen.example') });
    const page = await open();
    await signIn(page, 'max');
    await page.getByRole('heading', { name: 'Die Antwort Ihres Servicekontos wurde nicht angenommen' }).waitFor();
    expect(server.output()).toContain('"fault":"signature"');
  });
});
