import type { Syntax } from '../../../validation/report.ts';

/**
 * A small XRechnung: one line of 100.00, an allowance of 10.00 and a charge of 5.00, all of one VAT category. What a test
 * cares about can be set; the totals always follow from `vat`.
 */
export type Invoice = {
  readonly category: string;
  /** per cent; null: the element is left out */
  readonly rate: string | null;
  readonly lineCategory: string;
  readonly lineRate: string | null;
  readonly allowanceRate: string | null;
  readonly chargeRate: string | null;
  readonly entryCategory: string;
  readonly entryRate: string | null;
  readonly taxable: string;
  readonly vat: string;
  /** exemption reason (BT-120) of the breakdown */
  readonly reason: string | null;
  readonly sellerVat: string | null;
  readonly buyerVat: string | null;
  readonly country: string;
  readonly delivered: boolean;
};

type Given = Partial<Invoice>;

export function invoiceIn(syntax: Syntax, given: Given = {}): string {
  const invoice = complete(given);
  return syntax === 'cii' ? cii(invoice) : ubl(invoice, syntax);
}

function complete(given: Given): Invoice {
  const category = given.category ?? 'S';
  const rate = given.rate === undefined ? (rates[category] ?? '0') : given.rate;
  const itemRate = category === 'O' ? null : rate;
  return {
    category,
    rate,
    lineCategory: category,
    lineRate: itemRate,
    allowanceRate: itemRate,
    chargeRate: itemRate,
    entryCategory: category,
    entryRate: rate,
    taxable: '95.00',
    vat: (0.95 * Number(rate ?? 0)).toFixed(2),
    reason: ['E', 'AE', 'K', 'G', 'O'].includes(category) ? 'for a reason' : null,
    sellerVat: category === 'O' ? null : 'DE123456789',
    buyerVat: category === 'O' ? null : 'FR12345678901',
    country: category === 'B' ? 'IT' : 'DE',
    delivered: true,
    ...given,
  };
}

const rates: Readonly<Record<string, string>> = { S: '19', L: '7', M: '4', B: '22' };
const specification = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const withVat = (i: Invoice) => (95 + Number(i.vat)).toFixed(2);
const when = (value: string | null, xml: (value: string) => string) => (value === null ? '' : xml(value));

function ubl(i: Invoice, syntax: 'ubl-invoice' | 'ubl-creditnote'): string {
  const note = syntax === 'ubl-creditnote';
  const root = note ? 'CreditNote' : 'Invoice';
  const amount = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
  const scheme = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
  const category = (name: string, code: string, rate: string | null, reason: string | null = null) =>
    `<cac:${name}><cbc:ID>${code}</cbc:ID>${when(rate, (r) => `<cbc:Percent>${r}</cbc:Percent>`)}${when(
      reason,
      (r) => `<cbc:TaxExemptionReason>${r}</cbc:TaxExemptionReason>`,
    )}${scheme}</cac:${name}>`;
  const address = (city: string) =>
    `<cac:PostalAddress><cbc:CityName>${city}</cbc:CityName><cbc:PostalZone>12345</cbc:PostalZone><cac:Country><cbc:IdentificationCode>${i.country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>`;
  const taxScheme = (vatId: string | null) =>
    when(vatId, (v) => `<cac:PartyTaxScheme><cbc:CompanyID>${v}</cbc:CompanyID>${scheme}</cac:PartyTaxScheme>`);
  const allowance = (charge: boolean, value: string, rate: string | null) =>
    `<cac:AllowanceCharge><cbc:ChargeIndicator>${charge}</cbc:ChargeIndicator><cbc:AllowanceChargeReason>${charge ? 'Versand' : 'Rabatt'}</cbc:AllowanceChargeReason>${amount('Amount', value)}${category('TaxCategory', i.category, rate)}</cac:AllowanceCharge>`;
  return `<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>${specification}</cbc:CustomizationID>
<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
<cbc:ID>R-1</cbc:ID>
<cbc:IssueDate>2026-11-24</cbc:IssueDate>
<cbc:${root}TypeCode>${note ? '381' : '380'}</cbc:${root}TypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cbc:BuyerReference>991-33333TEST-33</cbc:BuyerReference>
<cac:AccountingSupplierParty><cac:Party>
<cbc:EndpointID schemeID="EM">rechnung@lieferant.example</cbc:EndpointID>
${address('Halle')}
${taxScheme(i.sellerVat)}
<cac:PartyLegalEntity><cbc:RegistrationName>Lieferant GmbH</cbc:RegistrationName><cbc:CompanyID>HRB 1</cbc:CompanyID></cac:PartyLegalEntity>
<cac:Contact><cbc:Name>Erika Muster</cbc:Name><cbc:Telephone>+49 345 12345</cbc:Telephone><cbc:ElectronicMail>erika@lieferant.example</cbc:ElectronicMail></cac:Contact>
</cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party>
<cbc:EndpointID schemeID="EM">amt@behoerde.example</cbc:EndpointID>
${address('Magdeburg')}
${taxScheme(i.buyerVat)}
<cac:PartyLegalEntity><cbc:RegistrationName>Amt für Proben</cbc:RegistrationName></cac:PartyLegalEntity>
</cac:Party></cac:AccountingCustomerParty>
<cac:Delivery>${i.delivered ? '<cbc:ActualDeliveryDate>2026-11-20</cbc:ActualDeliveryDate>' : ''}<cac:DeliveryLocation><cac:Address><cbc:CityName>Magdeburg</cbc:CityName><cbc:PostalZone>39104</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation></cac:Delivery>
<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>DE02120300000000202051</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:PaymentTerms><cbc:Note>Zahlbar sofort</cbc:Note></cac:PaymentTerms>
${allowance(false, '10.00', i.allowanceRate)}
${allowance(true, '5.00', i.chargeRate)}
<cac:TaxTotal>${amount('TaxAmount', i.vat)}<cac:TaxSubtotal>${amount('TaxableAmount', i.taxable)}${amount('TaxAmount', i.vat)}${category('TaxCategory', i.entryCategory, i.entryRate, i.reason)}</cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>${amount('LineExtensionAmount', '100.00')}${amount('TaxExclusiveAmount', '95.00')}${amount('TaxInclusiveAmount', withVat(i))}${amount('AllowanceTotalAmount', '10.00')}${amount('ChargeTotalAmount', '5.00')}${amount('PayableAmount', withVat(i))}</cac:LegalMonetaryTotal>
<cac:${root}Line><cbc:ID>1</cbc:ID><cbc:${note ? 'Credited' : 'Invoiced'}Quantity unitCode="C62">2</cbc:${note ? 'Credited' : 'Invoiced'}Quantity>${amount('LineExtensionAmount', '100.00')}<cac:Item><cbc:Name>Aktenordner</cbc:Name>${category('ClassifiedTaxCategory', i.lineCategory, i.lineRate)}</cac:Item><cac:Price>${amount('PriceAmount', '50.00')}</cac:Price></cac:${root}Line>
</${root}>`;
}

function cii(i: Invoice): string {
  const rate = (value: string | null) =>
    when(value, (v) => `<ram:RateApplicablePercent>${v}</ram:RateApplicablePercent>`);
  const tax = (name: string, code: string, value: string | null) =>
    `<ram:${name}><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${code}</ram:CategoryCode>${rate(value)}</ram:${name}>`;
  const address = (city: string, zone: string, country: string) =>
    `<ram:PostalTradeAddress><ram:PostcodeCode>${zone}</ram:PostcodeCode><ram:CityName>${city}</ram:CityName><ram:CountryID>${country}</ram:CountryID></ram:PostalTradeAddress>`;
  const mail = (value: string) =>
    `<ram:URIUniversalCommunication><ram:URIID schemeID="EM">${value}</ram:URIID></ram:URIUniversalCommunication>`;
  const registration = (vatId: string | null) =>
    when(
      vatId,
      (v) => `<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${v}</ram:ID></ram:SpecifiedTaxRegistration>`,
    );
  const date = (value: string) => `<udt:DateTimeString format="102">${value}</udt:DateTimeString>`;
  const allowance = (charge: boolean, value: string, percent: string | null) =>
    `<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>${charge}</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>${value}</ram:ActualAmount><ram:Reason>${charge ? 'Versand' : 'Rabatt'}</ram:Reason>${tax('CategoryTradeTax', i.category, percent)}</ram:SpecifiedTradeAllowanceCharge>`;
  return `<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext><ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${specification}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>R-1</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>${date('20261124')}</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>Aktenordner</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement>${tax('ApplicableTradeTax', i.lineCategory, i.lineRate)}<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>991-33333TEST-33</ram:BuyerReference>
<ram:SellerTradeParty><ram:Name>Lieferant GmbH</ram:Name><ram:SpecifiedLegalOrganization><ram:ID>HRB 1</ram:ID></ram:SpecifiedLegalOrganization><ram:DefinedTradeContact><ram:PersonName>Erika Muster</ram:PersonName><ram:TelephoneUniversalCommunication><ram:CompleteNumber>+49 345 12345</ram:CompleteNumber></ram:TelephoneUniversalCommunication><ram:EmailURIUniversalCommunication><ram:URIID>erika@lieferant.example</ram:URIID></ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>${address('Halle', '12345', i.country)}${mail('rechnung@lieferant.example')}${registration(i.sellerVat)}</ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:Name>Amt für Proben</ram:Name>${address('Magdeburg', '12345', i.country)}${mail('amt@behoerde.example')}${registration(i.buyerVat)}</ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty>${address('Magdeburg', '39104', 'DE')}</ram:ShipToTradeParty>${i.delivered ? `<ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>${date('20261120')}</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent>` : ''}</ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE02120300000000202051</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
<ram:ApplicableTradeTax><ram:CalculatedAmount>${i.vat}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>${when(i.reason, (r) => `<ram:ExemptionReason>${r}</ram:ExemptionReason>`)}<ram:BasisAmount>${i.taxable}</ram:BasisAmount><ram:CategoryCode>${i.entryCategory}</ram:CategoryCode>${rate(i.entryRate)}</ram:ApplicableTradeTax>
${allowance(false, '10.00', i.allowanceRate)}
${allowance(true, '5.00', i.chargeRate)}
<ram:SpecifiedTradePaymentTerms><ram:Description>Zahlbar sofort</ram:Description></ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount><ram:ChargeTotalAmount>5.00</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>10.00</ram:AllowanceTotalAmount><ram:TaxBasisTotalAmount>95.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">${i.vat}</ram:TaxTotalAmount><ram:GrandTotalAmount>${withVat(i)}</ram:GrandTotalAmount><ram:DuePayableAmount>${withVat(i)}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;
}
