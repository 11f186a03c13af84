import { describe, expect, it } from 'vitest';
import { write } from '../../../validation/en16931/write.ts';
import type { Report } from '../../../validation/report.ts';
import { openRender } from '../../../server/render/openRender.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { everyTerm } from '../../validation/en16931/everyTerm.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { openPdf, rolesOf, withRole } from './openPdf.ts';

const render = openRender();
atEnd(() => render.close());

const about = {
  id: '019e0000-0000-7000-8000-000000000000',
  number: 'R-1',
  seller: 'Muster & Söhne GmbH',
  buyer: 'Amt für Proben',
  fileName: 'R-1.xml',
  sha256: 'ab'.repeat(32),
  receivedAt: '2026-11-24T08:14:00.000Z',
};
const sample = sampleInvoice();

const printed = async (xml: Uint8Array | string, language: 'de' | 'en' = 'de') => {
  const pdf = await render.invoicePdf(Buffer.from(xml), about, language);
  if (!pdf) throw new Error('nothing to print');
  return pdf;
};

describe('a printed invoice', () => {
  it('has the structure of a document: headings, lists, tables with heads', async () => {
    const { tags, scopes } = await openPdf(await printed(sample));
    const roles = rolesOf(tags);
    expect(roles[0]).toBe('Document');
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles.indexOf('H1')).toBeLessThan(roles.indexOf('H2'));
    const [lines] = withRole(tags, 'Table');
    expect(lines).toEqual([
      'Table',
      ['THead', ['TR', ['TH'], ['TH'], ['TH'], ['TH'], ['TH'], ['TH']]],
      ['TBody', ['TR', ['TD'], ['TH'], ['TD'], ['TD'], ['TD'], ['TD']]],
    ]);
    expect(scopes.slice(0, 7)).toEqual([...Array<string>(6).fill('TH Column'), 'TH Row']);
    for (const [, ...items] of withRole(tags, 'L')) {
      expect(items.map(([role, ...parts]) => [role, parts.map(([part]) => part)])).toEqual(
        items.map(() => ['LI', ['Lbl', 'LBody']]),
      );
    }
  });

  it('says its language and title, has bookmarks, and brings its fonts', async () => {
    const { language, metadata, bookmarks, fonts } = await openPdf(await printed(sample, 'en'));
    expect(language).toBe('en');
    expect(metadata).toContain('>Invoice R-1</rdf:li>');
    expect(metadata).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(bookmarks).toEqual(expect.arrayContaining(['Invoice R-1', 'Lines', 'Totals', 'Payment']));
    expect(Object.keys(fonts).join()).toMatch(/FiraSans/);
    expect(Object.values(fonts)).not.toContain(false);
  });

  it('is the same, byte by byte, for whoever asks again', async () => {
    expect(Buffer.compare(await printed(sample), await printed(sample))).toBe(0);
  });

  it.each(['ubl-invoice', 'ubl-creditnote', 'cii'] as const)('has room for every term (%s)', async (syntax) => {
    const { tags, pages } = await openPdf(await printed(write(everyTerm(), syntax).xml));
    expect(pages).toBeGreaterThan(1);
    expect(rolesOf(tags).length).toBeGreaterThan(200);
  });

  it('does not depend on what was printed before: fonts and words are kept from one document to the next', async () => {
    // 'Öl' and the Hebrew letter bring other fonts and words first into a fresh thread than the plain one does.
    const other = sampleInvoice({ number: '\u05d0 Öl', seller: 'Zuerst' });
    const alone = openRender();
    const fresh = await alone.invoicePdf(sample, about, 'de');
    await alone.close();
    const mixed = openRender();
    try {
      await mixed.invoicePdf(other, about, 'de');
      expect(Buffer.from((await mixed.invoicePdf(sample, about, 'de')) ?? [])).toEqual(Buffer.from(fresh ?? []));
    } finally {
      await mixed.close();
    }
  });

  it('goes over as many pages as it needs, and keeps every line in one table', async () => {
    const line = /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/s.exec(sample.toString())?.[0] ?? '';
    const { tags, pages } = await openPdf(await printed(sample.toString().replace(line, line.repeat(300))));
    const [, head, body] = withRole(tags, 'Table')[0] ?? ['?'];
    expect(pages).toBeGreaterThan(5);
    expect([head?.length, body?.length]).toEqual([2, 301]);
  });

  it('is not made of what is no invoice', async () => {
    expect(await render.invoicePdf(Buffer.from('<a/>'), about, 'de')).toBeNull();
    expect(await render.invoicePdf(Buffer.from('<Rechnung'), about, 'de')).toBeNull();
  });

  it('keeps markup in a number out of its metadata', async () => {
    const { metadata } = await openPdf(await printed(sampleInvoice({ number: '</rdf:li>&<x y="1">' })));
    expect(metadata).toContain('Rechnung &#60;/rdf:li&#62;&#38;&#60;x y="1"&#62;</rdf:li>');
  });
});

describe('a printed report', () => {
  const report: Report = {
    sha256: about.sha256,
    bytes: 1,
    wellformed: true,
    syntax: 'ubl-invoice',
    scenario: 'EN16931 XRechnung (UBL Invoice)',
    schemaValid: true,
    verdict: 'reject',
    findings: [
      {
        rule: 'BR-DE-15',
        level: 'error',
        source: 'xrechnung',
        count: 1,
        places: [{ path: '/ubl:Invoice[1]', line: 2 }],
        text: { de: 'Die Leitweg-ID fehlt.', en: 'The Leitweg-ID is missing.' },
      },
    ],
    bundle: { name: 'Regeln', version: '1', checksum: 'cd'.repeat(32) },
    summary: null,
    ms: {},
  };

  it('has one heading per class of findings', async () => {
    const { tags, bookmarks } = await openPdf(await render.reportPdf(sample, report, about, 'de'));
    expect(bookmarks).toEqual(['Prüfbericht zur Rechnung R-1', 'Befunde (1)', 'Geschäftsregelfehler (1)']);
    expect(rolesOf(tags).filter((role) => role === 'H1')).toHaveLength(1);
  });

  it('is made of a file that cannot be read, too', async () => {
    const { bookmarks } = await openPdf(await render.reportPdf(Buffer.from('<Rechnung'), report, about, 'en'));
    expect(bookmarks[0]).toBe('Check report on invoice R-1');
  });
});
