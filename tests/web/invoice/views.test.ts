import { describe, expect, it } from 'vitest';
import { outline } from '../../../validation/en16931/outline.ts';
import { write } from '../../../validation/en16931/write.ts';
import { sampleInvoice } from '../../server/sampleInvoice.ts';
import { allValues } from '../../validation/en16931/allValues.ts';
import { everyTerm } from '../../validation/en16931/everyTerm.ts';
import { readXml } from '../../validation/en16931/readXml.ts';
import { drawnAddresses, drawView, type ViewName } from './drawView.tsx';

const names: readonly ViewName[] = ['classic', 'structured'];
const sample = sampleInvoice().toString();

/** What a reader sees, without tags. */
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe.each(names)('the view "%s"', (name) => {
  it.each(['ubl-invoice', 'ubl-creditnote', 'cii'] as const)('shows every term of a document (%s), once', (syntax) => {
    const found = readXml(write(everyTerm(), syntax).xml);
    const expected = allValues(outline(found)).map(({ address }) => address);
    expect(drawnAddresses(drawView(name, found)).toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    ['an amount with a comma', [/119\.00(?=<\/cbc:PayableAmount)/, '100,00'], '100,00', 'keine gültige Zahl'],
    ['a day that does not exist', ['2026-11-24', '0000-00-00'], '0000-00-00', 'kein gültiges Datum'],
    ['an unknown code', ['unitCode="C62"', 'unitCode="Stck"'], 'Stck', 'unbekannter Code'],
    [
      'an element given twice',
      ['<cbc:DueDate>', '<cbc:DueDate>2027-01-01</cbc:DueDate><cbc:DueDate>'],
      '2026-12-24',
      'noch einmal angegeben',
    ],
  ] as const)('shows %s as it stands, with a mark beside it', (_what, [from, to], value, mark) => {
    const broken = sample.replace(from, to);
    expect(broken).not.toBe(sample);
    const text = textOf(drawView(name, readXml(broken)));
    expect(text).toContain(`${value} ${mark}`);
  });

  it('marks an amount in another currency than the invoice', () => {
    const other = sample.replace(/currencyID="EUR"(?=>119\.00<\/cbc:PayableAmount)/, 'currencyID="USD"');
    const text = textOf(drawView(name, readXml(other)));
    expect(text).toMatch(/119,00(.USD)? andere Währung: USD/);
    expect(text.match(/andere Währung/g)).toHaveLength(1);
  });

  it('shows 61 notes', () => {
    const notes = Array.from({ length: 61 }, (_, index) => `<cbc:Note>Bemerkung ${index + 1}.</cbc:Note>`).join('');
    const text = textOf(drawView(name, readXml(sample.replace('<cbc:DocumentCurrencyCode>', `${notes}$&`))));
    expect(text.match(/Bemerkung \d+\./g)).toHaveLength(61);
  });

  it('gives a place to what is missing, and says so', () => {
    const html = drawView(name, readXml(sampleInvoice({ leitwegId: null })), {}, ['BT-10']);
    expect(drawnAddresses(html)).toContain('BT-10');
    expect(textOf(html)).toMatch(/Leitweg-ID fehlt/);
  });

  it('shows content that the standard does not know', () => {
    const html = drawView(name, readXml(sample.replace('<cbc:DueDate>', '<cbc:UUID>4711-x</cbc:UUID>$&')));
    expect(textOf(html)).toMatch(/Weitere Angaben im Dokument.*4711-x/);
  });

  it('speaks English too', () => {
    const text = textOf(drawView(name, readXml(sample), { language: 'en' }));
    expect(text).toContain('Buyer');
    expect(text).not.toMatch(/Käufer|Rechnungsdatum/);
  });

  it('never runs or fetches anything of a document', () => {
    const html = drawView(
      name,
      readXml(sample.replace('Aktenordner', '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x&gt;')),
    );
    expect(html).not.toMatch(/<script|<img|<a |style=/);
  });

  it('cuts thousands of lines into pages', () => {
    const line = /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/s.exec(sample)?.[0] ?? '';
    const found = readXml(sample.replace(line, line.repeat(5000)));
    const shown = (more: object) => drawnAddresses(drawView(name, found, { paged: true, ...more }));
    expect(shown({}).length).toBeLessThan(1000);
    // a finding turns to its page
    expect(shown({ chosen: { address: 'BG-25/4711/BG-31/BT-153', turn: 1 } })).toContain('BG-25/4711/BG-31/BT-153');
  });
});

describe('the classic view', () => {
  it('shows the position of the order and the discounts of a line', () => {
    const line = { 'BT-126': '1', 'BT-132': '4711', 'BG-27': [{ 'BT-136': '5.00', 'BT-139': 'Mengenrabatt' }] };
    const text = textOf(drawView('classic', readXml(write({ 'BT-1': '1', 'BG-25': [line] }, 'ubl-invoice').xml)));
    expect(text).toContain('Position der Bestellung 4711');
    expect(text).toMatch(/Nachlass Mengenrabatt − ?5,00/);
  });
});
