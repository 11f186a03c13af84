import { describe, expect, test } from 'vitest';
import { checkTable, cii, invoice, transaction, valuesOf } from './checkTable.ts';

const ubl = (content: string) => checkTable('codes-ubl.sch', invoice(content));
const currency = (code: string) => `<cbc:DocumentCurrencyCode>${code}</cbc:DocumentCurrencyCode>`;
const country = (code: string) => `<cac:Country><cbc:IdentificationCode>${code}</cbc:IdentificationCode></cac:Country>`;
const file = (type: string) =>
  `<cbc:EmbeddedDocumentBinaryObject mimeCode="${type}">QQ==</cbc:EmbeddedDocumentBinaryObject>`;

describe('codes', () => {
  test.each(['EUR', ' EUR ', '\n  USD\n'])('blanks around a code do not matter: "%s"', async (code) => {
    expect(await ubl(currency(code))).toEqual([]);
  });

  test.each(['eur', 'EU', 'EUR USD', 'XXE', ''])('"%s" is no currency', async (code) => {
    expect(await ubl(currency(code))).toEqual(['BR-CL-04']);
  });

  test('the code that was found goes into the text', async () => {
    expect(await valuesOf('codes-ubl.sch', invoice(currency('eur')))).toEqual(['eur']);
    expect(await valuesOf('codes-ubl.sch', invoice('<cbc:EndpointID schemeID="XX">a</cbc:EndpointID>'))).toEqual([
      'XX',
    ]);
  });

  test('South Sudan is a country in UBL and none in CII; the Netherlands Antilles the other way round', async () => {
    const ciiCountry = (code: string) =>
      checkTable(
        'codes-cii.sch',
        transaction(`<ram:PostalTradeAddress><ram:CountryID>${code}</ram:CountryID></ram:PostalTradeAddress>`),
      );
    expect(await ubl(country('SS'))).toEqual([]);
    expect(await ubl(country('AN'))).toEqual(['BR-CL-14']);
    expect(await ciiCountry('SS')).toEqual(['BR-CL-14']);
    expect(await ciiCountry('AN')).toEqual([]);
  });

  test('Kosovo has no code', async () => {
    expect(await ubl(country('XK'))).toEqual(['BR-CL-14']);
  });

  test('exemption reasons are compared in capitals', async () => {
    expect(await ubl('<cbc:TaxExemptionReasonCode>vatex-eu-ae</cbc:TaxExemptionReasonCode>')).toEqual([]);
  });

  test('a file type is compared as it stands', async () => {
    expect(await ubl(file('application/pdf'))).toEqual([]);
    expect(await ubl(file(' application/pdf'))).toEqual(['BR-CL-24']);
    expect(await ubl(file('application/xml'))).toEqual(['BR-CL-24']);
  });

  test('the scheme SEPA is for seller and payee, not for the buyer', async () => {
    const identified = (party: string) =>
      `<cac:${party}><cac:Party><cac:PartyIdentification><cbc:ID schemeID="SEPA">1</cbc:ID></cac:PartyIdentification></cac:Party></cac:${party}>`;
    expect(await ubl(identified('AccountingSupplierParty'))).toEqual([]);
    expect(await ubl(identified('AccountingCustomerParty'))).toEqual(['BR-CL-10']);
  });

  test.each([
    ['#AAI#text', []],
    ['#QQQ#text', ['BR-CL-08']],
    ['#LONG#text', []],
    ['text with one # in it', []],
  ])('the subject of the note "%s"', async (note, expected) => {
    expect(await ubl(`<cbc:Note>${note}</cbc:Note>`)).toEqual(expected);
  });

  test('a credit note element takes codes of credit notes', async () => {
    expect(await ubl('<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>')).toEqual([]);
    expect(await ubl('<cbc:CreditNoteTypeCode>380</cbc:CreditNoteTypeCode>')).toEqual(['BR-CL-01']);
  });
});

describe('codes of the XRechnung extension and of clean vehicles', () => {
  const xrechnung = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
  const extension = `${xrechnung}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`;
  const vehicles = `${xrechnung}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`;
  const specified = (id: string, content: string) =>
    invoice(`<cbc:CustomizationID>${id}</cbc:CustomizationID>${content}`);
  const address = (scheme: string) => `<cbc:EndpointID schemeID="${scheme}">a</cbc:EndpointID>`;

  test('the extension accepts XML files and three more schemes', async () => {
    const check = (content: string) => checkTable('codes-extension-ubl.sch', specified(extension, content));
    expect(await check(file('application/xml') + address('XR01'))).toEqual([]);
    expect(await check(file('text/plain') + address('XX'))).toEqual(['BR-DEX-01', 'BR-DEX-07']);
    expect(await check(address(''))).toEqual([]);
  });

  test('its rules are silent for any other specification', async () => {
    expect(await checkTable('codes-extension-ubl.sch', specified(xrechnung, address('XX')))).toEqual([]);
    const context = (id: string) =>
      cii(
        `<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${id}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext><ram:URIUniversalCommunication><ram:URIID schemeID="XX">a</ram:URIID></ram:URIUniversalCommunication>`,
      );
    expect(await checkTable('codes-extension-cii.sch', context(extension))).toEqual(['BR-DEX-07']);
    expect(await checkTable('codes-extension-cii.sch', context(xrechnung))).toEqual([]);
  });

  test('the scheme CVD is known where vehicles are invoiced', async () => {
    const item = (scheme: string) =>
      `<cac:CommodityClassification><cbc:ItemClassificationCode listID="${scheme}">M1</cbc:ItemClassificationCode></cac:CommodityClassification>`;
    expect(await checkTable('codes-cvd-ubl.sch', specified(vehicles, item('CVD')))).toEqual([]);
    expect(await checkTable('codes-cvd-ubl.sch', specified(vehicles, item('XYZ')))).toEqual(['BR-TMP-CVD-01']);
  });
});
