import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRender } from '../../../server/render/openRender.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { need } from '../../support/machine.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { outline } from '../../../validation/en16931/outline.ts';
import { write } from '../../../validation/en16931/write.ts';
import { allValues } from '../../validation/en16931/allValues.ts';
import { everyTerm } from '../../validation/en16931/everyTerm.ts';
import { readXml } from '../../validation/en16931/readXml.ts';
import { sampleInvoice } from '../sampleInvoice.ts';

const pdftotext = need('pdftools');
const render = openRender();
atEnd(() => render.close());
const folder = await temporaryFolder();
const about = {
  id: '019e0000-0000-7000-8000-000000000000',
  number: null,
  seller: null,
  buyer: null,
  fileName: null,
  sha256: 'ab'.repeat(32),
  receivedAt: '2026-11-24T08:14:00.000Z',
};
const sample = sampleInvoice().toString();

/** Its text in the order in which it was written, in one line, after a strict look at its syntax. */
async function textOf(xml: string): Promise<string> {
  const file = join(folder, 'invoice.pdf');
  writeFileSync(file, (await render.invoicePdf(Buffer.from(xml), about, 'de')) ?? '');
  execFileSync('qpdf', ['--check', file], { stdio: 'pipe' });
  return execFileSync(pdftotext, ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}
const withItem = (name: string) => sample.replace('Aktenordner', name);

describe('the text of a printed invoice', () => {
  it('is what accountants look for, in the order of reading', async () => {
    const text = await textOf(sample);
    const wanted = [
      'Muster & Söhne GmbH',
      'Amt für Proben',
      'Rechnung R-1',
      'Positionen',
      'Aktenordner',
      'Zu zahlen 119,00 €',
    ];
    const found = wanted.map((part) => text.indexOf(part));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found).not.toContain(-1);
  });

  it.each(['ubl-invoice', 'cii'] as const)('has every word of a document that uses every term (%s)', async (syntax) => {
    const { xml } = write(everyTerm(), syntax);
    const text = await textOf(xml);
    const words = allValues(outline(readXml(xml))).filter(({ type }) =>
      ['text', 'identifier', 'reference'].includes(type),
    );
    // by word: a row that goes over two pages has the words of its other cells in between
    const missing = words.filter(({ value }) => value.split(/\s+/).some((word) => !text.includes(word)));
    expect(words.length).toBeGreaterThan(100);
    // accounts are set in groups of four
    expect(missing.map(({ id }) => id).filter((id) => id !== 'BT-84' && id !== 'BT-91')).toEqual([]);
  });

  it('says what is broken', async () => {
    expect(await textOf(sample.replace('2026-11-24', '0000-00-00'))).toContain('0000-00-00 · kein gültiges Datum');
  });

  it('shows markup and script as the text that they are', async () => {
    expect(await textOf(withItem('&lt;script&gt;alert(1&amp;2)&lt;/script&gt;'))).toContain(
      '<script>alert(1&2)</script>',
    );
  });

  it('has none of the signs that turn or hide text', async () => {
    const text = await textOf(withItem('Rechnung\u202Efdp.exe\u2066x\u2069\u200By\u00AD z'));
    expect(text).toContain('Rechnungfdp.exexy z');
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u00ad]/);
  });

  it('has other scripts, and a sign for what no font has', async () => {
    const text = await textOf(withItem('Ελληνικά Кириллица ქართული 漢字'));
    expect(text).toContain('Ελληνικά Кириллица ქართული □□');
  });

  it('breaks a word that is longer than the page', async () => {
    const text = await textOf(withItem('Q'.repeat(5000)));
    expect(text.match(/Q/g)?.length).toBe(5000);
  });

  it('cuts a note of a megabyte, and says so', async () => {
    const note = 'Wörter und noch mehr davon. '.repeat(40_000);
    const text = await textOf(sample.replace('<cbc:DocumentCurrencyCode>', `<cbc:Note>${note}</cbc:Note>$&`));
    expect(text).toMatch(/weitere Zeichen …/);
    expect(text.length).toBeLessThan(50_000);
  });
});
