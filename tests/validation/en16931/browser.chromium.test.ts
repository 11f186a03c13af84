import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, it } from 'vitest';
import type { ReadInvoice } from '../../../validation/en16931/read.ts';
import { write } from '../../../validation/en16931/write.ts';
import { chromium } from '../../support/chromium.ts';
import { everyTerm } from './everyTerm.ts';
import { readXml } from './readXml.ts';

const root = new URL('../../../', import.meta.url);
const html = `<!doctype html><title>model</title><script type="module">
  import { write } from '/validation/en16931/write.ts';
  import { read } from '/validation/en16931/read.ts';
  import { toEnd } from '/validation/en16931/toEnd.ts';
  import { xmlTreeOfDom } from '/validation/en16931/xmlTreeOfDom.ts';
  globalThis.thereAndBack = (invoice) => {
    const { xml } = write(invoice, 'ubl-invoice');
    return { xml, found: read(toEnd(xmlTreeOfDom(new DOMParser().parseFromString(xml, 'application/xml')))) };
  };
</script>`;

type ThereAndBack = { xml: string; found: ReadInvoice };

it('a browser reads and writes an invoice as the server does', async () => {
  const page = await (await chromium()).newPage();
  // the modules as they stand, without a bundler: an import of node: would fail here
  await page.route('http://model.test/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (!path.endsWith('.ts')) return route.fulfill({ contentType: 'text/html', body: html });
    const body = stripTypeScriptTypes(readFileSync(new URL(`.${path}`, root), 'utf8'));
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto('http://model.test/');
  const invoice = everyTerm();
  const { xml, found } = await page.evaluate(
    (given) => (globalThis as unknown as { thereAndBack: (invoice: unknown) => ThereAndBack }).thereAndBack(given),
    invoice,
  );
  expect(xml).toBe(write(invoice, 'ubl-invoice').xml);
  const onServer = readXml(xml);
  expect(found.invoice).toEqual(onServer.invoice);
  expect(paths(found)).toEqual(paths(onServer));
});

const paths = ({ sources }: ReadInvoice) => Object.entries(sources).map(([address, { path }]) => [address, path]);
