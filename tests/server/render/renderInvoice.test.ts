import { describe, expect, it } from 'vitest';
import { renderInvoice } from '../../../server/render/renderInvoice.ts';
import { readXml } from '../../validation/en16931/readXml.ts';
import { sampleInvoice } from '../sampleInvoice.ts';

const sample = sampleInvoice({ number: 'R-<1>' });

describe('an invoice as a page of its own', () => {
  it('shows what accountants look for', async () => {
    const html = await renderInvoice(readXml(sample), 'de');
    for (const text of ['R-&lt;1&gt;', 'Muster &amp; Söhne GmbH', 'Aktenordner', '24.11.2026', '119,00', 'DE02']) {
      expect(html).toContain(text);
    }
    expect(html).toMatch(/^<!doctype html><html lang="de">/);
  });

  it('runs nothing and fetches nothing', async () => {
    const html = await renderInvoice(readXml(sample), 'en');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|@import/);
  });

  it('holds all lines, however many', async () => {
    const line = /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/s.exec(sample.toString())?.[0] ?? '';
    const html = await renderInvoice(readXml(sample.toString().replace(line, line.repeat(300))), 'de');
    expect(html.match(/Aktenordner/g)).toHaveLength(300);
  });

  it('is made of a broken invoice too', async () => {
    const broken = sample.toString().replace('2026-11-24', '0000-00-00');
    expect(await renderInvoice(readXml(broken), 'de')).toContain('kein gültiges Datum');
  });
});
