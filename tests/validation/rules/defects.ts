/** [what stands in the invoice, what instead]; null: the syntax cannot have the defect, or its schema refuses it */
type Change = readonly [from: string | RegExp, to: string] | null;

const line = 'cac:InvoiceLine';
const eur = (value: string) => `currencyID="EUR">${value}</`;
const ublLineEnd = '</cbc:LineExtensionAmount><cac:Item>';
const ublPrice = '<cac:Price><cbc:PriceAmount currencyID="EUR">50.00</cbc:PriceAmount>';
const ciiLine = '<ram:SpecifiedTradeSettlementLineMonetarySummation>';
const ciiNet = '<ram:NetPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount>';
const payee = '<cac:PayeeFinancialAccount><cbc:ID>DE02120300000000202051</cbc:ID></cac:PayeeFinancialAccount>';
const ciiPayee =
  '<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE02120300000000202051</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>';
const representative = '<cac:Delivery>';
const ciiRepresentative = '</ram:ApplicableHeaderTradeAgreement>';
const cvd = '#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9';
const version = 'xrechnung_3.0';

/** One defect per rule in the small invoice of `invoiceIn`: in UBL, in CII. The VAT categories have a test of their own. */
export const defects: Readonly<Record<string, readonly [ubl: Change, cii: Change]>> = {
  // EN 16931: what must be there
  'BR-02': [
    ['<cbc:ID>R-1</cbc:ID>', '<cbc:ID> </cbc:ID>'],
    ['<ram:ID>R-1</ram:ID>', '<ram:ID> </ram:ID>'],
  ],
  'BR-03': [null, ['format="102">20261124', 'format="203">20261124']],
  'BR-04': [
    ['<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>', ''],
    ['<ram:TypeCode>380<', '<ram:TypeCode> <'],
  ],
  'BR-05': [
    ['Code>EUR</cbc', 'Code> </cbc'],
    ['CurrencyCode>EUR<', 'CurrencyCode> <'],
  ],
  'BR-06': [
    ['Lieferant GmbH', ' '],
    ['Lieferant GmbH', ' '],
  ],
  'BR-07': [
    ['Amt für Proben', ' '],
    ['Amt für Proben', ' '],
  ],
  'BR-08': [
    [/<cac:PostalAddress>.*Halle.*<\/cac:PostalAddress>/, ''],
    [
      /<ram:PostalTradeAddress><ram:PostcodeCode>12345<\/ram:PostcodeCode><ram:CityName>Halle.*?<\/ram:PostalTradeAddress>/,
      '',
    ],
  ],
  'BR-09': [
    [/(Halle.*?<cbc:IdentificationCode>)DE/, '$1 '],
    [/(Halle.*?<ram:CountryID>)DE/, '$1 '],
  ],
  'BR-10': [
    [/<cac:PostalAddress>.*Magdeburg.*<\/cac:PostalAddress>/, ''],
    [
      /<ram:PostalTradeAddress><ram:PostcodeCode>12345<\/ram:PostcodeCode><ram:CityName>Magdeburg.*?<\/ram:PostalTradeAddress>/,
      '',
    ],
  ],
  'BR-11': [
    [/(Magdeburg<\/cbc:CityName><cbc:PostalZone>12345.*?<cbc:IdentificationCode>)DE/, '$1 '],
    [/(12345<\/ram:PostcodeCode><ram:CityName>Magdeburg.*?<ram:CountryID>)DE/, '$1 '],
  ],
  'BR-12': [
    [/<cbc:LineExtensionAmount currencyID="EUR">100.00<\/cbc:LineExtensionAmount>(?=<cbc:TaxExc)/, ''],
    [/<ram:LineTotalAmount>100.00<\/ram:LineTotalAmount>(?=<ram:ChargeTotal)/, ''],
  ],
  'BR-13': [
    [/<cbc:TaxExclusiveAmount.*?<\/cbc:TaxExclusiveAmount>/, ''],
    [/<ram:TaxBasisTotalAmount>.*?<\/ram:TaxBasisTotalAmount>/, ''],
  ],
  'BR-14': [
    [/<cbc:TaxInclusiveAmount.*?<\/cbc:TaxInclusiveAmount>/, ''],
    [/<ram:GrandTotalAmount>.*?<\/ram:GrandTotalAmount>/, ''],
  ],
  'BR-15': [null, [/<ram:DuePayableAmount>.*?<\/ram:DuePayableAmount>/, '']],
  'BR-16': [null, [/<ram:IncludedSupplyChainTradeLineItem>.*<\/ram:IncludedSupplyChainTradeLineItem>/, '']],
  'BR-17': [
    [
      representative,
      `<cac:PayeeParty><cac:PartyLegalEntity><cbc:CompanyID>1</cbc:CompanyID></cac:PartyLegalEntity></cac:PayeeParty>${representative}`,
    ],
    [
      '<ram:SpecifiedTradeSettlementPaymentMeans>',
      '<ram:PayeeTradeParty><ram:Name>Lieferant GmbH</ram:Name></ram:PayeeTradeParty><ram:SpecifiedTradeSettlementPaymentMeans>',
    ],
  ],
  ...Object.fromEntries(
    ['BR-18', 'BR-19', 'BR-56'].map((rule) => [
      rule,
      [
        [
          representative,
          `<cac:TaxRepresentativeParty><cac:PartyName><cbc:Name> </cbc:Name></cac:PartyName></cac:TaxRepresentativeParty>${representative}`,
        ],
        [
          ciiRepresentative,
          `<ram:SellerTaxRepresentativeTradeParty><ram:Name> </ram:Name></ram:SellerTaxRepresentativeTradeParty>${ciiRepresentative}`,
        ],
      ] as const,
    ]),
  ),
  'BR-20': [
    [
      representative,
      `<cac:TaxRepresentativeParty><cac:PostalAddress><cbc:CityName>X</cbc:CityName></cac:PostalAddress></cac:TaxRepresentativeParty>${representative}`,
    ],
    [
      ciiRepresentative,
      `<ram:SellerTaxRepresentativeTradeParty><ram:PostalTradeAddress><ram:CityName>X</ram:CityName></ram:PostalTradeAddress></ram:SellerTaxRepresentativeTradeParty>${ciiRepresentative}`,
    ],
  ],
  'BR-21': [
    [`<${line}><cbc:ID>1<`, `<${line}><cbc:ID> <`],
    ['<ram:LineID>1<', '<ram:LineID> <'],
  ],
  'BR-22': [
    [/<cbc:InvoicedQuantity.*?<\/cbc:InvoicedQuantity>/, ''],
    [/<ram:BilledQuantity.*?<\/ram:BilledQuantity>/, ''],
  ],
  'BR-23': [
    [' unitCode="C62"', ''],
    [' unitCode="C62"', ''],
  ],
  'BR-24': [
    null,
    [/<ram:SpecifiedTradeSettlementLineMonetarySummation>.*?<\/ram:SpecifiedTradeSettlementLineMonetarySummation>/, ''],
  ],
  'BR-25': [
    ['Aktenordner', ' '],
    ['Aktenordner', ' '],
  ],
  'BR-26': [
    [/<cac:Price>.*<\/cac:Price>/, ''],
    [/<ram:NetPriceProductTradePrice>.*<\/ram:NetPriceProductTradePrice>/, ''],
  ],
  'BR-27': [
    ['>50.00<', '>-50.00<'],
    ['>50.00<', '>-50.00<'],
  ],
  'BR-28': [
    [
      ublPrice,
      `${ublPrice}<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">0</cbc:Amount><cbc:BaseAmount currencyID="EUR">-1</cbc:BaseAmount></cac:AllowanceCharge>`,
    ],
    [
      ciiNet,
      `<ram:GrossPriceProductTradePrice><ram:ChargeAmount>-1</ram:ChargeAmount></ram:GrossPriceProductTradePrice>${ciiNet}`,
    ],
  ],
  'BR-29': [
    [
      '<cac:AccountingSupplierParty>',
      '<cac:InvoicePeriod><cbc:StartDate>2026-11-30</cbc:StartDate><cbc:EndDate>2026-11-01</cbc:EndDate></cac:InvoicePeriod><cac:AccountingSupplierParty>',
    ],
    [
      /(<\/ram:ApplicableTradeTax>\n)(<ram:SpecifiedTradeAllowanceCharge>)/,
      '$1<ram:BillingSpecifiedPeriod><ram:StartDateTime><udt:DateTimeString format="102">20261130</udt:DateTimeString></ram:StartDateTime><ram:EndDateTime><udt:DateTimeString format="102">20261101</udt:DateTimeString></ram:EndDateTime></ram:BillingSpecifiedPeriod>$2',
    ],
  ],
  'BR-30': [
    [
      ublLineEnd,
      '</cbc:LineExtensionAmount><cac:InvoicePeriod><cbc:StartDate>2026-11-30</cbc:StartDate><cbc:EndDate>2026-11-01</cbc:EndDate></cac:InvoicePeriod><cac:Item>',
    ],
    [
      ciiLine,
      `<ram:BillingSpecifiedPeriod><ram:StartDateTime><udt:DateTimeString format="102">20261130</udt:DateTimeString></ram:StartDateTime><ram:EndDateTime><udt:DateTimeString format="102">20261101</udt:DateTimeString></ram:EndDateTime></ram:BillingSpecifiedPeriod>${ciiLine}`,
    ],
  ],
  'BR-31': [null, ['<ram:ActualAmount>10.00</ram:ActualAmount>', '']],
  'BR-33': [
    ['<cbc:AllowanceChargeReason>Rabatt</cbc:AllowanceChargeReason>', ''],
    ['<ram:Reason>Rabatt</ram:Reason>', ''],
  ],
  'BR-38': [
    ['<cbc:AllowanceChargeReason>Versand</cbc:AllowanceChargeReason>', ''],
    ['<ram:Reason>Versand</ram:Reason>', ''],
  ],
  'BR-41': [
    null,
    [
      ciiLine,
      `<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:Reason>r</ram:Reason></ram:SpecifiedTradeAllowanceCharge>${ciiLine}`,
    ],
  ],
  'BR-42': [
    [
      ublLineEnd,
      '</cbc:LineExtensionAmount><cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">0.00</cbc:Amount></cac:AllowanceCharge><cac:Item>',
    ],
    [
      ciiLine,
      `<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>0</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>${ciiLine}`,
    ],
  ],
  'BR-45': [
    [/<cbc:TaxableAmount.*?<\/cbc:TaxableAmount>/, ''],
    [/<ram:BasisAmount>.*?<\/ram:BasisAmount>/, ''],
  ],
  'BR-50': [
    ['<cbc:ID>DE02120300000000202051</cbc:ID>', '<cbc:ID> </cbc:ID>'],
    ['>DE02120300000000202051<', '> <'],
  ],
  'BR-51': [
    [
      payee,
      `<cac:CardAccount><cbc:PrimaryAccountNumberID>1234567890123</cbc:PrimaryAccountNumberID><cbc:NetworkID>X</cbc:NetworkID></cac:CardAccount>${payee}`,
    ],
    [
      ciiPayee,
      `<ram:ApplicableTradeSettlementFinancialCard><ram:ID>1234567890123</ram:ID></ram:ApplicableTradeSettlementFinancialCard>${ciiPayee}`,
    ],
  ],
  'BR-53': [
    ['</cbc:DocumentCurrencyCode>', '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>USD</cbc:TaxCurrencyCode>'],
    ['<ram:InvoiceCurrencyCode>', '<ram:TaxCurrencyCode>USD</ram:TaxCurrencyCode><ram:InvoiceCurrencyCode>'],
  ],
  'BR-57': [
    [/(39104.*?)<cac:Country>.*?<\/cac:Country>/, '$1'],
    [/(39104.*?)<ram:CountryID>DE<\/ram:CountryID>/, '$1'],
  ],
  'BR-61': [[payee, ''], null],
  'BR-62': [
    [' schemeID="EM">rechnung', '>rechnung'],
    [' schemeID="EM">rechnung', '>rechnung'],
  ],
  'BR-63': [
    [' schemeID="EM">amt', '>amt'],
    [' schemeID="EM">amt', '>amt'],
  ],
  'BR-64': [
    [
      '<cac:ClassifiedTaxCategory>',
      '<cac:StandardItemIdentification><cbc:ID>1</cbc:ID></cac:StandardItemIdentification><cac:ClassifiedTaxCategory>',
    ],
    ['<ram:Name>Aktenordner', '<ram:GlobalID>1</ram:GlobalID><ram:Name>Aktenordner'],
  ],
  'BR-65': [
    [
      '<cac:ClassifiedTaxCategory>',
      '<cac:CommodityClassification><cbc:ItemClassificationCode>1</cbc:ItemClassificationCode></cac:CommodityClassification><cac:ClassifiedTaxCategory>',
    ],
    [
      'Aktenordner</ram:Name>',
      'Aktenordner</ram:Name><ram:DesignatedProductClassification><ram:ClassCode>1</ram:ClassCode></ram:DesignatedProductClassification>',
    ],
  ],

  // EN 16931: sums, decimals, what fits together
  'BR-CO-09': [
    ['>DE123456789<', '>de123456789<'],
    ['>DE123456789<', '>de123456789<'],
  ],
  'BR-CO-10': [
    [eur('100.00') + 'cbc:LineExtensionAmount><cbc:TaxExc', eur('100.01') + 'cbc:LineExtensionAmount><cbc:TaxExc'],
    ['100.00</ram:LineTotalAmount><ram:ChargeTotal', '100.01</ram:LineTotalAmount><ram:ChargeTotal'],
  ],
  'BR-CO-11': [
    ['10.00</cbc:AllowanceTotalAmount', '10.01</cbc:AllowanceTotalAmount'],
    ['10.00</ram:AllowanceTotalAmount', '10.01</ram:AllowanceTotalAmount'],
  ],
  'BR-CO-12': [
    ['5.00</cbc:ChargeTotalAmount', '5.01</cbc:ChargeTotalAmount'],
    ['5.00</ram:ChargeTotalAmount', '5.01</ram:ChargeTotalAmount'],
  ],
  'BR-CO-13': [
    ['95.00</cbc:TaxExclusiveAmount', '95.01</cbc:TaxExclusiveAmount'],
    ['95.00</ram:TaxBasisTotalAmount', '95.01</ram:TaxBasisTotalAmount'],
  ],
  'BR-CO-14': [
    ['<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">18.05', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">18.06'],
    ['18.05</ram:TaxTotalAmount', '18.06</ram:TaxTotalAmount'],
  ],
  'BR-CO-15': [
    ['113.05</cbc:TaxInclusiveAmount', '113.06</cbc:TaxInclusiveAmount'],
    ['113.05</ram:GrandTotalAmount', '113.06</ram:GrandTotalAmount'],
  ],
  'BR-CO-16': [
    ['113.05</cbc:PayableAmount', '113.06</cbc:PayableAmount'],
    ['113.05</ram:DuePayableAmount', '113.06</ram:DuePayableAmount'],
  ],
  'BR-CO-17': [
    [/18\.05(?=<\/cbc:TaxAmount><cac:TaxCategory)/, '20.05'],
    ['18.05</ram:CalculatedAmount', '20.05</ram:CalculatedAmount'],
  ],
  'BR-CO-18': [
    [/<cac:TaxSubtotal>.*<\/cac:TaxSubtotal>/, ''],
    [/<ram:ApplicableTradeTax><ram:CalculatedAmount>.*<\/ram:ApplicableTradeTax>/, ''],
  ],
  'BR-CO-26': [
    [
      /<cac:PartyTaxScheme><cbc:CompanyID>DE.*?<\/cac:PartyTaxScheme>\n(.*?)<cbc:CompanyID>HRB 1<\/cbc:CompanyID>/,
      '$1',
    ],
    [
      /<ram:SpecifiedLegalOrganization>.*?<\/ram:SpecifiedLegalOrganization>(.*?)<ram:SpecifiedTaxRegistration>.*?<\/ram:SpecifiedTaxRegistration>/,
      '$1',
    ],
  ],
  'BR-DEC-01': [
    ['>10.00</cbc:Amount', '>10.000</cbc:Amount'],
    ['<ram:ActualAmount>10.00<', '<ram:ActualAmount>10.000<'],
  ],
  'BR-DEC-09': [
    ['>100.00</cbc:LineExtensionAmount><cbc:TaxExc', '>100.000</cbc:LineExtensionAmount><cbc:TaxExc'],
    ['100.00</ram:LineTotalAmount><ram:ChargeTotal', '100.000</ram:LineTotalAmount><ram:ChargeTotal'],
  ],
  'BR-DEC-13': [null, ['18.05</ram:TaxTotalAmount', '18.051</ram:TaxTotalAmount']],
  'BR-DEC-18': [
    ['113.05</cbc:PayableAmount', '113.050</cbc:PayableAmount'],
    ['113.05</ram:DuePayableAmount', '113.050</ram:DuePayableAmount'],
  ],
  'BR-DEC-19': [
    ['>95.00</cbc:TaxableAmount', '>95.000</cbc:TaxableAmount'],
    ['95.00</ram:BasisAmount', '95.000</ram:BasisAmount'],
  ],
  'BR-DEC-23': [
    ['>100.00</cbc:LineExtensionAmount><cac:Item', '>100.000</cbc:LineExtensionAmount><cac:Item'],
    [
      '100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLine',
      '100.000</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLine',
    ],
  ],

  // XRechnung
  'BR-DE-1': [
    [/<cac:PaymentMeans>.*<\/cac:PaymentMeans>/, ''],
    [/<ram:SpecifiedTradeSettlementPaymentMeans>.*<\/ram:SpecifiedTradeSettlementPaymentMeans>/, ''],
  ],
  'BR-DE-2': [
    [/<cac:Contact>.*<\/cac:Contact>/, ''],
    [/<ram:DefinedTradeContact>.*?<\/ram:DefinedTradeContact>/, ''],
  ],
  'BR-DE-3': [
    ['>Halle<', '> <'],
    ['>Halle<', '> <'],
  ],
  'BR-DE-4': [
    [/(Halle<\/cbc:CityName><cbc:PostalZone>)12345/, '$1 '],
    [/12345(<\/ram:PostcodeCode><ram:CityName>Halle)/, ' $1'],
  ],
  'BR-DE-5': [
    ['Erika Muster', ' '],
    ['Erika Muster', ' '],
  ],
  'BR-DE-6': [
    ['+49 345 12345', ' '],
    ['+49 345 12345', ' '],
  ],
  'BR-DE-7': [
    ['erika@lieferant.example', ' '],
    ['erika@lieferant.example', ' '],
  ],
  'BR-DE-8': [
    [/(\n<cac:PostalAddress><cbc:CityName>)Magdeburg/, '$1 '],
    [/(12345<\/ram:PostcodeCode><ram:CityName>)Magdeburg/, '$1 '],
  ],
  'BR-DE-10': [
    [/Magdeburg(<\/cbc:CityName><cbc:PostalZone>39104)/, ' $1'],
    [/(39104<\/ram:PostcodeCode><ram:CityName>)Magdeburg/, '$1 '],
  ],
  'BR-DE-11': [
    ['39104', ' '],
    ['39104', ' '],
  ],
  'BR-DE-14': [
    [/(<\/cbc:TaxAmount><cac:TaxCategory><cbc:ID>S<\/cbc:ID>)<cbc:Percent>19<\/cbc:Percent>/, '$1'],
    [/<ram:RateApplicablePercent>19<\/ram:RateApplicablePercent>(?=<\/ram:ApplicableTradeTax>\n)/, ''],
  ],
  'BR-DE-15': [
    [/<cbc:BuyerReference>.*<\/cbc:BuyerReference>/, ''],
    [/<ram:BuyerReference>.*<\/ram:BuyerReference>/, ''],
  ],
  'BR-DE-16': [
    [/<cac:PartyTaxScheme><cbc:CompanyID>DE.*?<\/cac:PartyTaxScheme>/, ''],
    ['<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID></ram:SpecifiedTaxRegistration>', ''],
  ],
  'BR-DE-17': [
    ['TypeCode>380<', 'TypeCode>383<'],
    ['<ram:TypeCode>380<', '<ram:TypeCode>383<'],
  ],
  'BR-DE-18': [
    ['Zahlbar sofort', '#SKONTO#TAGE=14#PROZENT=2.00#'],
    ['Zahlbar sofort', '#SKONTO#TAGE=14#PROZENT=2.00#'],
  ],
  'BR-DE-19': [
    ['DE02120300000000202051', 'DE02120300000000202052'],
    ['DE02120300000000202051', 'DE02120300000000202052'],
  ],
  'BR-DE-20': [
    ['>58</cbc:PaymentMeansCode>' + payee, '>59</cbc:PaymentMeansCode>'],
    ['<ram:TypeCode>58</ram:TypeCode>' + ciiPayee, '<ram:TypeCode>59</ram:TypeCode>'],
  ],
  'BR-DE-22': [
    [
      '<cac:AccountingSupplierParty>',
      '<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">QUJD</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference><cac:AdditionalDocumentReference><cbc:ID>2</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">QUJD</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>',
    ],
    [
      '</ram:ApplicableHeaderTradeAgreement>',
      '<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>1</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode><ram:AttachmentBinaryObject mimeCode="application/pdf" filename="a.pdf">QUJD</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument><ram:AdditionalReferencedDocument><ram:IssuerAssignedID>2</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode><ram:AttachmentBinaryObject mimeCode="application/pdf" filename="a.pdf">QUJD</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument></ram:ApplicableHeaderTradeAgreement>',
    ],
  ],
  'BR-DE-23-a': [
    [payee, ''],
    [ciiPayee, ''],
  ],
  'BR-DE-23-b': [
    [payee, `${payee}<cac:PaymentMandate><cbc:ID>M1</cbc:ID></cac:PaymentMandate>`],
    [
      ciiPayee,
      `<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>DE02120300000000202051</ram:IBANID></ram:PayerPartyDebtorFinancialAccount>${ciiPayee}`,
    ],
  ],
  'BR-DE-24-a': [
    ['>58</cbc:PaymentMeansCode>', '>48</cbc:PaymentMeansCode>'],
    ['<ram:TypeCode>58<', '<ram:TypeCode>48<'],
  ],
  'BR-DE-24-b': [
    ['>58</cbc:PaymentMeansCode>', '>48</cbc:PaymentMeansCode>'],
    ['<ram:TypeCode>58<', '<ram:TypeCode>48<'],
  ],
  'BR-DE-25-a': [
    ['>58</cbc:PaymentMeansCode>', '>59</cbc:PaymentMeansCode>'],
    ['<ram:TypeCode>58<', '<ram:TypeCode>59<'],
  ],
  'BR-DE-25-b': [
    ['>58</cbc:PaymentMeansCode>', '>59</cbc:PaymentMeansCode>'],
    ['<ram:TypeCode>58<', '<ram:TypeCode>59<'],
  ],
  'BR-DE-26': [
    ['TypeCode>380<', 'TypeCode>384<'],
    ['<ram:TypeCode>380<', '<ram:TypeCode>384<'],
  ],
  'BR-DE-27': [
    ['+49 345 12345', 'on request'],
    ['+49 345 12345', 'on request'],
  ],
  'BR-DE-28': [
    ['erika@lieferant.example', 'erika@lieferant'],
    ['erika@lieferant.example', 'erika@lieferant'],
  ],
  'BR-DE-30': [
    [payee, `${payee}<cac:PaymentMandate><cbc:ID>M1</cbc:ID></cac:PaymentMandate>`],
    [
      'Zahlbar sofort</ram:Description>',
      'Zahlbar sofort</ram:Description><ram:DirectDebitMandateID>M1</ram:DirectDebitMandateID>',
    ],
  ],
  'BR-DE-31': [
    [payee, `${payee}<cac:PaymentMandate><cbc:ID>M1</cbc:ID></cac:PaymentMandate>`],
    [
      'Zahlbar sofort</ram:Description>',
      'Zahlbar sofort</ram:Description><ram:DirectDebitMandateID>M1</ram:DirectDebitMandateID>',
    ],
  ],
  'BR-DE-TMP-32': [
    ['<cbc:ActualDeliveryDate>2026-11-20</cbc:ActualDeliveryDate>', ''],
    [/<ram:ActualDeliverySupplyChainEvent>.*<\/ram:ActualDeliverySupplyChainEvent>/, ''],
  ],
  'BR-TMP-2': [
    [
      '<cac:AccountingSupplierParty>',
      '<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cac:ExternalReference><cbc:URI>here</cbc:URI></cac:ExternalReference></cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>',
    ],
    [
      '</ram:ApplicableHeaderTradeAgreement>',
      '<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>1</ram:IssuerAssignedID><ram:URIID>here</ram:URIID><ram:TypeCode>916</ram:TypeCode></ram:AdditionalReferencedDocument></ram:ApplicableHeaderTradeAgreement>',
    ],
  ],
  'BR-TMP-3': [
    null,
    [
      ciiNet,
      `<ram:GrossPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount><ram:BasisQuantity>2</ram:BasisQuantity></ram:GrossPriceProductTradePrice>${ciiNet}<ram:BasisQuantity>1</ram:BasisQuantity>`,
    ],
  ],
  'BR-DE-CVD-01': [
    [version, version + cvd],
    [version, version + cvd],
  ],
  'BR-DE-CVD-02': [
    [version, version + cvd],
    [version, version + cvd],
  ],
  'BR-DE-CVD-03': [
    [version, version + cvd],
    [version, version + cvd],
  ],

  // Peppol
  'PEPPOL-EN16931-R001': [
    [/<cbc:ProfileID>.*<\/cbc:ProfileID>/, ''],
    [
      /<ram:BusinessProcessSpecifiedDocumentContextParameter>.*<\/ram:BusinessProcessSpecifiedDocumentContextParameter>/,
      '',
    ],
  ],
  'PEPPOL-EN16931-R005': [
    ['</cbc:DocumentCurrencyCode>', '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>'],
    ['<ram:InvoiceCurrencyCode>', '<ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode><ram:InvoiceCurrencyCode>'],
  ],
  'PEPPOL-EN16931-R008': [
    ['Zahlbar sofort', ' '],
    ['Zahlbar sofort', ' '],
  ],
  'PEPPOL-EN16931-R010': [
    [/<cbc:EndpointID schemeID="EM">amt.*<\/cbc:EndpointID>/, ''],
    [/<ram:URIUniversalCommunication><ram:URIID schemeID="EM">amt.*?<\/ram:URIUniversalCommunication>/, ''],
  ],
  'PEPPOL-EN16931-R020': [
    [/<cbc:EndpointID schemeID="EM">rechnung.*<\/cbc:EndpointID>/, ''],
    [/<ram:URIUniversalCommunication><ram:URIID schemeID="EM">rechnung.*?<\/ram:URIUniversalCommunication>/, ''],
  ],
  'PEPPOL-EN16931-R040': [
    [
      '<cbc:Amount currencyID="EUR">10.00</cbc:Amount>',
      '<cbc:MultiplierFactorNumeric>20</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="EUR">10.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">100.00</cbc:BaseAmount>',
    ],
    [
      '<ram:ActualAmount>10.00<',
      '<ram:CalculationPercent>20</ram:CalculationPercent><ram:BasisAmount>100.00</ram:BasisAmount><ram:ActualAmount>10.00<',
    ],
  ],
  'PEPPOL-EN16931-R041': [
    [
      '<cbc:Amount currencyID="EUR">10.00',
      '<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="EUR">10.00',
    ],
    ['<ram:ActualAmount>10.00<', '<ram:CalculationPercent>10</ram:CalculationPercent><ram:ActualAmount>10.00<'],
  ],
  'PEPPOL-EN16931-R042': [
    ['10.00</cbc:Amount>', '10.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">100.00</cbc:BaseAmount>'],
    ['<ram:ActualAmount>10.00<', '<ram:BasisAmount>100.00</ram:BasisAmount><ram:ActualAmount>10.00<'],
  ],
  'PEPPOL-EN16931-R043': [['>false</cbc:ChargeIndicator>', '>0</cbc:ChargeIndicator>'], null],
  'PEPPOL-EN16931-R043-1': [null, ['>false</udt:Indicator>', '>0</udt:Indicator>']],
  'PEPPOL-EN16931-R053': [
    [/<cac:TaxTotal>.*<\/cac:TaxTotal>/, '$&$&'],
    [/<ram:TaxTotalAmount.*<\/ram:TaxTotalAmount>/, '$&$&'],
  ],
  'PEPPOL-EN16931-R054': [
    ['</cbc:DocumentCurrencyCode>', '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>USD</cbc:TaxCurrencyCode>'],
    ['<ram:InvoiceCurrencyCode>', '<ram:TaxCurrencyCode>USD</ram:TaxCurrencyCode><ram:InvoiceCurrencyCode>'],
  ],
  'PEPPOL-EN16931-R061': [
    ['>58</cbc:PaymentMeansCode>', '>59</cbc:PaymentMeansCode>'],
    ['<ram:TypeCode>58<', '<ram:TypeCode>59<'],
  ],
  'PEPPOL-EN16931-R101': [
    [
      ublLineEnd,
      '</cbc:LineExtensionAmount><cac:DocumentReference><cbc:ID>1</cbc:ID><cbc:DocumentTypeCode>916</cbc:DocumentTypeCode></cac:DocumentReference><cac:Item>',
    ],
    [
      '</ram:SpecifiedTradeSettlementLineMonetarySummation>',
      '</ram:SpecifiedTradeSettlementLineMonetarySummation><ram:AdditionalReferencedDocument><ram:IssuerAssignedID>1</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode></ram:AdditionalReferencedDocument>',
    ],
  ],
  'PEPPOL-EN16931-R120': [
    ['unitCode="C62">2<', 'unitCode="C62">3<'],
    ['unitCode="C62">2<', 'unitCode="C62">3<'],
  ],
  'PEPPOL-EN16931-R121': [
    [ublPrice, `${ublPrice}<cbc:BaseQuantity unitCode="C62">0</cbc:BaseQuantity>`],
    [ciiNet, `${ciiNet}<ram:BasisQuantity unitCode="C62">0</ram:BasisQuantity>`],
  ],
  'PEPPOL-EN16931-R130': [
    [ublPrice, `${ublPrice}<cbc:BaseQuantity unitCode="KGM">1</cbc:BaseQuantity>`],
    [ciiNet, `${ciiNet}<ram:BasisQuantity unitCode="KGM">1</ram:BasisQuantity>`],
  ],
  'PEPPOL-EN16931-R044': [
    [
      ublPrice,
      `${ublPrice}<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">0</cbc:Amount></cac:AllowanceCharge>`,
    ],
    [
      ciiNet,
      `<ram:GrossPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount><ram:AppliedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>0</ram:ActualAmount></ram:AppliedTradeAllowanceCharge></ram:GrossPriceProductTradePrice>${ciiNet}`,
    ],
  ],
  'PEPPOL-EN16931-R046': [
    [
      ublPrice,
      `${ublPrice}<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">1.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">60.00</cbc:BaseAmount></cac:AllowanceCharge>`,
    ],
    [
      ciiNet,
      `<ram:GrossPriceProductTradePrice><ram:ChargeAmount>60.00</ram:ChargeAmount></ram:GrossPriceProductTradePrice>${ciiNet}`,
    ],
  ],
};
