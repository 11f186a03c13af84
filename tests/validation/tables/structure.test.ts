import { describe, expect, test } from 'vitest';
import { checkTable, cii, creditNote, invoice, transaction } from './checkTable.ts';

const ubl = (content: string) => checkTable('ubl.sch', invoice(content));
const ciiRules = (content: string) => checkTable('cii.sch', content);

describe('structure of UBL', () => {
  test('an element that EN 16931 does not use is a finding, however often it stands there', async () => {
    expect(await ubl('<cbc:UUID>1</cbc:UUID><cbc:UUID>2</cbc:UUID>')).toEqual(['UBL-CR-005']);
  });

  test('lines are looked at in invoices and in credit notes', async () => {
    expect(
      await ubl('<cac:InvoiceLine><cac:Delivery/><cac:Item><cac:ClassifiedTaxCategory/></cac:Item></cac:InvoiceLine>'),
    ).toEqual(['UBL-CR-550']);
    const line =
      '<cac:CreditNoteLine><cac:Delivery/><cac:Item><cac:ClassifiedTaxCategory/></cac:Item></cac:CreditNoteLine>';
    expect(await checkTable('ubl.sch', creditNote(line))).toEqual(['UBL-CR-550']);
  });

  test('each line without VAT information counts', async () => {
    const line = '<cac:InvoiceLine><cac:Item/></cac:InvoiceLine>';
    expect(await ubl(line + line)).toEqual(['UBL-SR-48', 'UBL-SR-48']);
  });

  test('an amount has two decimals on its raw text; a price may have more', async () => {
    expect(
      await ubl('<cac:LegalMonetaryTotal><cbc:PayableAmount> 1.00 </cbc:PayableAmount></cac:LegalMonetaryTotal>'),
    ).toEqual(['UBL-DT-01']);
    expect(
      await ubl('<cac:LegalMonetaryTotal><cbc:PayableAmount>1.00</cbc:PayableAmount></cac:LegalMonetaryTotal>'),
    ).toEqual([]);
    expect(await ubl('<cac:Price><cbc:PriceAmount>1.2345</cbc:PriceAmount></cac:Price>')).toEqual([]);
  });

  test('the due date with the payment means is for credit notes', async () => {
    const means = '<cac:PaymentMeans><cbc:PaymentDueDate>2026-01-01</cbc:PaymentDueDate></cac:PaymentMeans>';
    expect(await ubl(means)).toEqual(['UBL-CR-412']);
    expect(await checkTable('ubl.sch', creditNote(means))).toEqual([]);
  });

  test('the same payment means may be repeated, different ones may not', async () => {
    const means = (code: string) =>
      `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode></cac:PaymentMeans>`;
    expect(await ubl(means('58') + means('58'))).toEqual([]);
    expect(await ubl(means('58') + means('59'))).toEqual(['UBL-SR-47']);
  });

  test('a payee needs a name other than the registered name of the seller', async () => {
    const seller =
      '<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>S GmbH</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>';
    const payee = (name: string) =>
      `<cac:PayeeParty><cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName></cac:PayeeParty>`;
    expect(await ubl(seller + payee('P GmbH'))).toEqual([]);
    expect(await ubl(seller + payee('S GmbH'))).toEqual(['UBL-SR-19', 'UBL-SR-20', 'UBL-SR-21']);
  });

  test('a scheme on the specification identifier is a warning in UBL and an error in CII', async () => {
    expect(await ubl('<cbc:CustomizationID schemeID="x">y</cbc:CustomizationID>')).toEqual(['UBL-CR-648']);
    const context =
      '<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID schemeID="x">y</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>';
    expect(await ciiRules(cii(context))).toEqual(['CII-DT-005']);
  });
});

describe('structure of CII', () => {
  const settlement = (content: string) =>
    transaction(`<ram:ApplicableHeaderTradeSettlement>${content}</ram:ApplicableHeaderTradeSettlement>`);

  test('only the first context that matches takes a node', async () => {
    const id = '<ram:ID schemeName="x">1</ram:ID>';
    expect(
      await ciiRules(cii(`<rsm:ExchangedDocument>${id}<ram:TypeCode>380</ram:TypeCode></rsm:ExchangedDocument>`)),
    ).toEqual(['CII-DT-001']);
    expect(await ciiRules(settlement(`<ram:PayeeTradeParty>${id}</ram:PayeeTradeParty>`))).toEqual(['CII-DT-101']);
  });

  test('a currency stands with the VAT total only', async () => {
    const totals = (content: string) =>
      settlement(
        `<ram:SpecifiedTradeSettlementHeaderMonetarySummation>${content}</ram:SpecifiedTradeSettlementHeaderMonetarySummation>`,
      );
    expect(await ciiRules(totals('<ram:TaxTotalAmount currencyID="EUR">1</ram:TaxTotalAmount>'))).toEqual([]);
    expect(await ciiRules(totals('<ram:GrandTotalAmount currencyID="EUR">1</ram:GrandTotalAmount>'))).toEqual([
      'CII-DT-031',
    ]);
  });

  test('a credit transfer names its account', async () => {
    const means = (code: string, account: string) =>
      settlement(
        `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>${code}</ram:TypeCode>${account}</ram:SpecifiedTradeSettlementPaymentMeans>`,
      );
    const account =
      '<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE1</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>';
    expect(await ciiRules(means('58', account))).toEqual([]);
    expect(await ciiRules(means('58', ''))).toEqual(['CII-SR-470']);
    expect(await ciiRules(means('48', ''))).toEqual([]);
  });

  test('a date of format 102 is a date', async () => {
    const due = (date: string) =>
      settlement(
        `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">${date}</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>`,
      );
    expect(await ciiRules(due('20261124'))).toEqual([]);
    expect(await ciiRules(due('2026-11-24'))).toEqual(['CII-DT-097']);
    expect(await ciiRules(due('20261324'))).toEqual(['CII-DT-097']);
  });
});
