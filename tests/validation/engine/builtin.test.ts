import { describe, expect, test } from 'vitest';
import { sampleInvoice } from '../../../scripts/bench/sampleInvoice.ts';
import type { Report, Syntax } from '../../../validation/report.ts';
import { openRules } from '../rules/openRules.ts';

const ATTACHMENT = 1_000_000;
const { check } = openRules();
const rules = (report: Report) => report.findings.map((f) => f.rule);

describe.each<Syntax>(['ubl-invoice', 'ubl-creditnote', 'cii'])('the built-in rules on %s', (syntax) => {
  test('accept a good invoice, with what people need to know of it', async () => {
    const report = await check(sampleInvoice(syntax));
    expect(report).toMatchObject({ verdict: 'accept', findings: [], syntax, schemaValid: true });
    expect(report.summary).toEqual({
      number: 'R-2026-0001',
      issueDate: '2026-03-02',
      typeCode: syntax === 'ubl-creditnote' ? '381' : '380',
      currency: 'EUR',
      buyerReference: '04011000-12345-03',
      specification: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
      seller: 'Bürobedarf Muster GmbH',
      sellerEmail: 'erika@muster.example',
      buyer: 'Amt für Beispiele',
      amountDue: '35.70',
    });
  });

  test('say what is wrong with a bad one, where, and how to mend it', async () => {
    const report = await check(sampleInvoice(syntax).replaceAll('04011000-12345-03', ' '));
    expect(report.verdict).toBe('reject');
    expect(rules(report)).toContain('BR-DE-15');
    const finding = report.findings.find((f) => f.rule === 'BR-DE-15')!;
    expect(finding.places[0]).toMatchObject({
      path: expect.stringMatching(/^\/\w+:\w+\[1\]/),
      line: expect.any(Number),
    });
    expect(finding.text.de).toContain('BT-10');
    expect(finding.text.en).toContain('BT-10');
  });

  test('accept a large attachment, but not one that is no base64 and not an empty one', async () => {
    const xml = sampleInvoice(syntax, { attachment: ATTACHMENT });
    const start = xml.search(/UmVjaG51bmdzd2Vn/);
    const broken = `${xml.slice(0, start + 100)}*${xml.slice(start + 101)}`;
    const empty = xml.replace(/(BinaryObject[^>]*>)[A-Za-z0-9+/=]+/, '$1');
    const [large, bad, none] = [await check(xml), await check(broken), await check(empty)];
    expect([large.verdict, large.findings]).toEqual(['accept', []]);
    expect([bad.verdict, bad.schemaValid]).toEqual(['reject', false]);
    expect([none.verdict, rules(none)]).toEqual(['reject', expect.arrayContaining(['PEPPOL-EN16931-R008'])]);
  });

  test('accept the same invoice in other encodings and with other prefixes', async () => {
    const xml = sampleInvoice(syntax);
    const body = xml.replace(/^<\?xml[^>]*\?>\s*/, '');
    const latin1 = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${body}`, 'latin1');
    const utf16 = Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${body}`, 'utf16le');
    const renamed = xml.replaceAll(/\b(cbc|udt):/g, 'x$1:').replaceAll(/xmlns:(cbc|udt)=/g, 'xmlns:x$1=');
    const reports = [await check(latin1), await check(utf16), await check(renamed)];
    for (const { verdict, summary } of reports) {
      expect([verdict, summary?.seller]).toEqual(['accept', 'Bürobedarf Muster GmbH']);
    }
  });
});
