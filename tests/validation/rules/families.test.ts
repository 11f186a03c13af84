import { describe, expect, test } from 'vitest';
import { defects } from './defects.ts';
import { invoiceIn } from './invoiceIn.ts';
import { openRules } from './openRules.ts';

const { check, rules } = openRules();

describe.each(['ubl-invoice', 'cii'] as const)('one defect in a correct invoice (%s)', (syntax) => {
  const column = syntax === 'cii' ? 1 : 0;
  const cases = Object.entries(defects).flatMap(([rule, changes]) => {
    const change = changes[column];
    return change ? [[rule, change] as const] : [];
  });

  test.each(cases)('%s fails', async (rule, [from, to]) => {
    const correct = invoiceIn(syntax);
    const wrong = correct.replace(from, to);
    expect(wrong).not.toBe(correct);
    const report = await check(wrong);
    expect(report.schemaValid).toBe(true);
    expect(report.findings.map((finding) => finding.rule)).toContain(rule);
  });
});

describe('the account of a SEPA payment (BR-DE-19)', () => {
  const withAccount = (iban: string) => invoiceIn('ubl-invoice').replace('DE02120300000000202051', iban);

  test.each([
    'DE02 1203 0000 0000 2020 51',
    'GB33BUKB20201555555555',
    'MT84MALT011000012345MTLCAST001S',
    'NO9386011117947',
  ])('%s is an IBAN', async (iban) => expect(await rules(withAccount(iban))).toEqual([]));

  test.each(['DE03120300000000202051', 'de02120300000000202051', 'DE0212030000000020205\u00a01', 'DE02', '202051'])(
    '"%s" is none',
    async (iban) => expect(await rules(withAccount(iban))).toEqual(['BR-DE-19']),
  );
});

describe('discount for early payment (BR-DE-18)', () => {
  const withTerms = (terms: string) => invoiceIn('cii').replace('Zahlbar sofort', terms);

  test.each([
    '#SKONTO#TAGE=14#PROZENT=2.00#\n',
    'Danke!\n#SKONTO#TAGE=14#PROZENT=2.00#\n#SKONTO#TAGE=28#PROZENT=1.00#BASISBETRAG=-5.00#\n',
    '#SKONTO#TAGE=14#PROZENT=2.00#&#13;\n sonst netto',
  ])('%j is understood', async (terms) => expect(await rules(withTerms(terms))).toEqual([]));

  test.each([
    '#SKONTO#TAGE=14#PROZENT=2.00#',
    '#SKONTO#TAGE=14#PROZENT=2#\n',
    '#Skonto#TAGE=14#PROZENT=2.00#\n',
    '#SKONTO#TAGE=14#PROZENT=2,00#\n',
    '#SKONTO#TAGE=14#\n',
  ])('%j is not', async (terms) => expect(await rules(withTerms(terms))).toEqual(['BR-DE-18']));
});

describe('the extension of XRechnung', () => {
  const extension = '#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0';
  const extended = (from: string, to: string) =>
    invoiceIn('ubl-invoice').replace('xrechnung_3.0', `xrechnung_3.0${extension}`).replace(from, to);
  const subLine = (amount: string, category: string) =>
    `</cac:Price><cac:SubInvoiceLine><cbc:ID>1.1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">${amount}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Teil</cbc:Name>${category}</cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">${amount}</cbc:PriceAmount></cac:Price></cac:SubInvoiceLine></cac:InvoiceLine>`;
  const category =
    '<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>';
  const end = '</cac:Price></cac:InvoiceLine>';

  test('sub lines add up to their line and have a VAT category each', async () => {
    expect(await rules(extended(end, subLine('100.00', category)))).not.toContain('BR-DEX-02');
    expect(await rules(extended(end, subLine('99.99', category)))).toContain('BR-DEX-02');
    expect(await rules(extended(end, subLine('100.00', '')))).toContain('BR-DEX-03');
  });

  test('a third party payment has type, amount in cents and description, and is part of what is due', async () => {
    const payment = '<cac:PrepaidPayment><cbc:PaidAmount currencyID="USD">1.001</cbc:PaidAmount></cac:PrepaidPayment>';
    const found = await rules(extended('<cac:AllowanceCharge>', `${payment}<cac:AllowanceCharge>`));
    expect(found).toEqual(expect.arrayContaining(['BR-DEX-09', 'BR-DEX-10', 'BR-DEX-12', 'BR-DEX-13', 'BR-DEX-14']));
  });
});

describe('clean vehicles', () => {
  const clean = (item: string) =>
    invoiceIn('ubl-invoice')
      .replace('xrechnung_3.0', 'xrechnung_3.0#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9')
      .replace(/(<cac:ClassifiedTaxCategory>.*<\/cac:ClassifiedTaxCategory>)/, item);
  const vehicle = (code: string) =>
    `<cac:CommodityClassification><cbc:ItemClassificationCode listID="CVD">${code}</cbc:ItemClassificationCode></cac:CommodityClassification>$1`;
  const attribute = (value: string) =>
    `<cac:AdditionalItemProperty><cbc:Name>cva</cbc:Name><cbc:Value>${value}</cbc:Value></cac:AdditionalItemProperty>`;

  test('a line names the vehicle category and how clean the vehicle is, both or none', async () => {
    expect(await rules(clean(vehicle('M1') + attribute('clean')))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^BR-DE-CVD-0[3-6]/)]),
    );
    expect(await rules(clean(vehicle('M1')))).toContain('BR-DE-CVD-06-a');
    expect(await rules(clean(`$1${attribute('clean')}`))).toContain('BR-DE-CVD-06-b');
    expect(await rules(clean(vehicle('X9') + attribute('clean')))).toContain('BR-DE-CVD-04');
    expect(await rules(clean(vehicle('M1') + attribute('dirty')))).toContain('BR-DE-CVD-05');
  });
});
