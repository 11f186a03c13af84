/**
 * THE table: one row per business group (BG) and business term (BT) of EN 16931-1:2017 and of the XRechnung 3.0 extension
 * (DEX). Type `Invoice`, reading, writing, forms, views and the bindings of the Schematron rules come from it.
 *
 * - `in` is the parent group, `alsoIn` a second parent (sub lines nest); `like` borrows the terms (BT) of another group.
 * - `section`: where views and the entry form show it; on the rows of the document, what is in them goes along.
 * - `many`: the term repeats. `min`: 1 where the norm asks for it within its group.
 * - `ubl`, `ublCreditNote` (only where it differs) and `cii` are XPath relative to the parent group's element, in the
 *   subset that path.ts reads; null: the syntax has no place for the term. Terms that share an element carry the
 *   predicate that tells them apart. Of alternatives (`a | b`) both are read; exceptions.ts says which one is written.
 * - `widget`: how the entry form asks for it, where its type does not say it (widgetOf.ts).
 * - `scheme`, `version`: the identifier carries a scheme (and its version) beside the value.
 *
 * BG-16 repeats here although the norm has it once: both syntaxes repeat the payment means to carry a second account
 * (BG-17), and only so is every document read without loss (CEN/TS 16931-3-2 and -3-3, PaymentMeans).
 */
export type Row = {
  readonly id: `B${'G' | 'T'}-${number}` | `BG-DEX-${number}` | `BT-DEX-${number}`;
  readonly in: string;
  readonly section?: SectionKey;
  readonly alsoIn?: string;
  readonly like?: string;
  readonly many?: true;
  readonly min: 0 | 1;
  readonly type: TermType;
  readonly widget?: 'computed' | 'email' | 'fixed' | 'iban' | 'leitweg-id' | 'lines' | 'phone';
  readonly codeList?: string;
  readonly scheme?: true;
  readonly version?: true;
  readonly ubl: string | null;
  readonly ublCreditNote?: string | null;
  readonly cii: string | null;
};

/** The sections of every view and of the entry form, in the order of reading. */
export const sectionKeys = [
  'document',
  'references',
  'seller',
  'buyer',
  'parties',
  'delivery',
  'lines',
  'allowances',
  'vat',
  'totals',
  'payment',
  'notes',
  'attachments',
  'process',
] as const;
export type SectionKey = (typeof sectionKeys)[number];

export type TermType =
  | 'group'
  | 'text'
  | 'code'
  | 'identifier'
  | 'reference'
  | 'date'
  | 'amount'
  | 'price'
  | 'quantity'
  | 'percentage'
  | 'binary';

const trade = 'rsm:SupplyChainTradeTransaction';
const agreement = `${trade}/ram:ApplicableHeaderTradeAgreement` as const;
const delivery = `${trade}/ram:ApplicableHeaderTradeDelivery` as const;
const settlement = `${trade}/ram:ApplicableHeaderTradeSettlement` as const;
const lineAgreement = 'ram:SpecifiedLineTradeAgreement';
const lineSettlement = 'ram:SpecifiedLineTradeSettlement';
const gross = 'ram:GrossPriceProductTradePrice';
const net = 'ram:NetPriceProductTradePrice';
const taxId = 'cac:Party/cac:PartyTaxScheme';
const line3 = 'cac:AddressLine/cbc:Line';
const country = 'cac:Country/cbc:IdentificationCode';
const allowance = 'cac:AllowanceCharge[cbc:ChargeIndicator = false()]';
const charge = 'cac:AllowanceCharge[cbc:ChargeIndicator = true()]';
const ciiAllowance = 'ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator = false()]';
const ciiCharge = 'ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator = true()]';
const notSepa = "[not(@schemeID = 'SEPA')]";
const id = 'ram:ID | ram:GlobalID';
const dateTime = 'udt:DateTimeString';
// BT-111 is the VAT total in the accounting currency (BT-6); everything else is BT-110, whatever its currency says,
// so that a wrong currency is still shown.
const ublAccounting =
  '@currencyID = ../../cbc:TaxCurrencyCode and not(@currencyID = ../../cbc:DocumentCurrencyCode)' as const;
const ciiAccounting =
  '@currencyID = ../../ram:TaxCurrencyCode and not(@currencyID = ../../ram:InvoiceCurrencyCode)' as const;

// prettier-ignore
export const terms = [
  // the document itself
  { id: 'BT-1', in: 'invoice', section: 'document', min: 1, type: 'identifier', ubl: 'cbc:ID', cii: 'rsm:ExchangedDocument/ram:ID' },
  { id: 'BT-2', in: 'invoice', section: 'document', min: 1, type: 'date', ubl: 'cbc:IssueDate', cii: `rsm:ExchangedDocument/ram:IssueDateTime/${dateTime}` },
  { id: 'BT-3', in: 'invoice', section: 'document', min: 1, type: 'code', codeList: 'untdid-1001-cii', ubl: 'cbc:InvoiceTypeCode', ublCreditNote: 'cbc:CreditNoteTypeCode', cii: 'rsm:ExchangedDocument/ram:TypeCode' },
  { id: 'BT-5', in: 'invoice', section: 'document', min: 1, type: 'code', codeList: 'iso-4217', ubl: 'cbc:DocumentCurrencyCode', cii: `${settlement}/ram:InvoiceCurrencyCode` },
  { id: 'BT-6', in: 'invoice', section: 'document', min: 0, type: 'code', codeList: 'iso-4217', ubl: 'cbc:TaxCurrencyCode', cii: `${settlement}/ram:TaxCurrencyCode` },
  { id: 'BT-7', in: 'invoice', section: 'document', min: 0, type: 'date', ubl: 'cbc:TaxPointDate', cii: `${settlement}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString` },
  { id: 'BT-8', in: 'invoice', section: 'document', min: 0, type: 'code', codeList: 'untdid-2005', ubl: 'cac:InvoicePeriod/cbc:DescriptionCode', cii: `${settlement}/ram:ApplicableTradeTax/ram:DueDateTypeCode` },
  { id: 'BT-9', in: 'invoice', section: 'payment', min: 0, type: 'date', ubl: 'cbc:DueDate', ublCreditNote: 'cac:PaymentMeans/cbc:PaymentDueDate', cii: `${settlement}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/${dateTime}` },
  { id: 'BT-10', in: 'invoice', section: 'references', min: 0, type: 'text', widget: 'leitweg-id', ubl: 'cbc:BuyerReference', cii: `${agreement}/ram:BuyerReference` },
  { id: 'BT-11', in: 'invoice', section: 'references', min: 0, type: 'reference', ubl: 'cac:ProjectReference/cbc:ID', ublCreditNote: "cac:AdditionalDocumentReference[cbc:DocumentTypeCode = '50']/cbc:ID", cii: `${agreement}/ram:SpecifiedProcuringProject/ram:ID` },
  { id: 'BT-12', in: 'invoice', section: 'references', min: 0, type: 'reference', ubl: 'cac:ContractDocumentReference/cbc:ID', cii: `${agreement}/ram:ContractReferencedDocument/ram:IssuerAssignedID` },
  { id: 'BT-13', in: 'invoice', section: 'references', min: 0, type: 'reference', ubl: 'cac:OrderReference/cbc:ID', cii: `${agreement}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID` },
  { id: 'BT-14', in: 'invoice', section: 'references', min: 0, type: 'reference', ubl: 'cac:OrderReference/cbc:SalesOrderID', cii: `${agreement}/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID` },
  { id: 'BT-15', in: 'invoice', section: 'references', min: 0, type: 'reference', ubl: 'cac:ReceiptDocumentReference/cbc:ID', cii: `${delivery}/ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID` },
  { id: 'BT-16', in: 'invoice', section: 'references', min: 0, type: 'reference', ubl: 'cac:DespatchDocumentReference/cbc:ID', cii: `${delivery}/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID` },
  { id: 'BT-17', in: 'invoice', section: 'references', min: 0, type: 'reference', ubl: 'cac:OriginatorDocumentReference/cbc:ID', cii: `${agreement}/ram:AdditionalReferencedDocument[ram:TypeCode = '50']/ram:IssuerAssignedID` },
  { id: 'BT-18', in: 'invoice', section: 'references', min: 0, type: 'identifier', scheme: true, ubl: "cac:AdditionalDocumentReference[cbc:DocumentTypeCode = '130']/cbc:ID", cii: `${agreement}/ram:AdditionalReferencedDocument[ram:TypeCode = '130']/ram:IssuerAssignedID` },
  { id: 'BT-19', in: 'invoice', section: 'references', min: 0, type: 'text', ubl: 'cbc:AccountingCost', cii: `${settlement}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID` },
  { id: 'BT-20', in: 'invoice', section: 'payment', min: 0, type: 'text', widget: 'lines', ubl: 'cac:PaymentTerms/cbc:Note', cii: `${settlement}/ram:SpecifiedTradePaymentTerms/ram:Description` },

  { id: 'BG-1', in: 'invoice', section: 'notes', many: true, min: 0, type: 'group', ubl: 'cbc:Note', cii: 'rsm:ExchangedDocument/ram:IncludedNote' },
  { id: 'BT-21', in: 'BG-1', min: 0, type: 'code', codeList: 'untdid-4451-cii', ubl: '.', cii: 'ram:SubjectCode' },
  { id: 'BT-22', in: 'BG-1', min: 1, type: 'text', widget: 'lines', ubl: '.', cii: 'ram:Content' },

  { id: 'BG-2', in: 'invoice', section: 'process', min: 1, type: 'group', ubl: '.', cii: 'rsm:ExchangedDocumentContext' },
  { id: 'BT-23', in: 'BG-2', min: 1, type: 'text', widget: 'fixed', ubl: 'cbc:ProfileID', cii: 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID' },
  { id: 'BT-24', in: 'BG-2', min: 1, type: 'identifier', widget: 'fixed', ubl: 'cbc:CustomizationID', cii: 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID' },

  { id: 'BG-3', in: 'invoice', section: 'references', many: true, min: 0, type: 'group', ubl: 'cac:BillingReference/cac:InvoiceDocumentReference', cii: `${settlement}/ram:InvoiceReferencedDocument` },
  { id: 'BT-25', in: 'BG-3', min: 1, type: 'reference', ubl: 'cbc:ID', cii: 'ram:IssuerAssignedID' },
  { id: 'BT-26', in: 'BG-3', min: 0, type: 'date', ubl: 'cbc:IssueDate', cii: 'ram:FormattedIssueDateTime/qdt:DateTimeString' },

  // parties
  { id: 'BG-4', in: 'invoice', section: 'seller', min: 1, type: 'group', ubl: 'cac:AccountingSupplierParty', cii: `${agreement}/ram:SellerTradeParty` },
  { id: 'BT-27', in: 'BG-4', min: 1, type: 'text', ubl: 'cac:Party/cac:PartyLegalEntity/cbc:RegistrationName', cii: 'ram:Name' },
  { id: 'BT-28', in: 'BG-4', min: 0, type: 'text', ubl: 'cac:Party/cac:PartyName/cbc:Name', cii: 'ram:SpecifiedLegalOrganization/ram:TradingBusinessName' },
  { id: 'BT-29', in: 'BG-4', many: true, min: 0, type: 'identifier', codeList: 'iso-6523-icd', scheme: true, ubl: `cac:Party/cac:PartyIdentification/cbc:ID${notSepa}`, cii: id },
  { id: 'BT-30', in: 'BG-4', min: 0, type: 'identifier', codeList: 'iso-6523-icd', scheme: true, ubl: 'cac:Party/cac:PartyLegalEntity/cbc:CompanyID', cii: 'ram:SpecifiedLegalOrganization/ram:ID' },
  { id: 'BT-31', in: 'BG-4', min: 0, type: 'identifier', ubl: `${taxId}[cac:TaxScheme/cbc:ID = 'VAT']/cbc:CompanyID`, cii: "ram:SpecifiedTaxRegistration/ram:ID[@schemeID = 'VA']" },
  { id: 'BT-32', in: 'BG-4', min: 0, type: 'identifier', ubl: `${taxId}[not(cac:TaxScheme/cbc:ID = 'VAT')]/cbc:CompanyID`, cii: "ram:SpecifiedTaxRegistration/ram:ID[@schemeID = 'FC']" },
  { id: 'BT-33', in: 'BG-4', min: 0, type: 'text', widget: 'lines', ubl: 'cac:Party/cac:PartyLegalEntity/cbc:CompanyLegalForm', cii: 'ram:Description' },
  { id: 'BT-34', in: 'BG-4', min: 1, type: 'identifier', codeList: 'cef-eas', scheme: true, ubl: 'cac:Party/cbc:EndpointID', cii: 'ram:URIUniversalCommunication/ram:URIID' },
  { id: 'BG-5', in: 'BG-4', min: 1, type: 'group', ubl: 'cac:Party/cac:PostalAddress', cii: 'ram:PostalTradeAddress' },
  { id: 'BT-35', in: 'BG-5', min: 0, type: 'text', ubl: 'cbc:StreetName', cii: 'ram:LineOne' },
  { id: 'BT-36', in: 'BG-5', min: 0, type: 'text', ubl: 'cbc:AdditionalStreetName', cii: 'ram:LineTwo' },
  { id: 'BT-162', in: 'BG-5', min: 0, type: 'text', ubl: line3, cii: 'ram:LineThree' },
  { id: 'BT-38', in: 'BG-5', min: 0, type: 'text', ubl: 'cbc:PostalZone', cii: 'ram:PostcodeCode' },
  { id: 'BT-37', in: 'BG-5', min: 0, type: 'text', ubl: 'cbc:CityName', cii: 'ram:CityName' },
  { id: 'BT-39', in: 'BG-5', min: 0, type: 'text', ubl: 'cbc:CountrySubentity', cii: 'ram:CountrySubDivisionName' },
  { id: 'BT-40', in: 'BG-5', min: 1, type: 'code', codeList: 'iso-3166-1', ubl: country, cii: 'ram:CountryID' },
  { id: 'BG-6', in: 'BG-4', min: 0, type: 'group', ubl: 'cac:Party/cac:Contact', cii: 'ram:DefinedTradeContact' },
  { id: 'BT-41', in: 'BG-6', min: 0, type: 'text', ubl: 'cbc:Name', cii: 'ram:PersonName | ram:DepartmentName' },
  { id: 'BT-42', in: 'BG-6', min: 0, type: 'text', widget: 'phone', ubl: 'cbc:Telephone', cii: 'ram:TelephoneUniversalCommunication/ram:CompleteNumber' },
  { id: 'BT-43', in: 'BG-6', min: 0, type: 'text', widget: 'email', ubl: 'cbc:ElectronicMail', cii: 'ram:EmailURIUniversalCommunication/ram:URIID' },

  { id: 'BG-7', in: 'invoice', section: 'buyer', min: 1, type: 'group', ubl: 'cac:AccountingCustomerParty', cii: `${agreement}/ram:BuyerTradeParty` },
  { id: 'BT-44', in: 'BG-7', min: 1, type: 'text', ubl: 'cac:Party/cac:PartyLegalEntity/cbc:RegistrationName', cii: 'ram:Name' },
  { id: 'BT-45', in: 'BG-7', min: 0, type: 'text', ubl: 'cac:Party/cac:PartyName/cbc:Name', cii: 'ram:SpecifiedLegalOrganization/ram:TradingBusinessName' },
  { id: 'BT-46', in: 'BG-7', min: 0, type: 'identifier', codeList: 'iso-6523-icd', scheme: true, ubl: 'cac:Party/cac:PartyIdentification/cbc:ID', cii: id },
  { id: 'BT-47', in: 'BG-7', min: 0, type: 'identifier', codeList: 'iso-6523-icd', scheme: true, ubl: 'cac:Party/cac:PartyLegalEntity/cbc:CompanyID', cii: 'ram:SpecifiedLegalOrganization/ram:ID' },
  { id: 'BT-48', in: 'BG-7', min: 0, type: 'identifier', ubl: `${taxId}[cac:TaxScheme/cbc:ID = 'VAT']/cbc:CompanyID`, cii: "ram:SpecifiedTaxRegistration/ram:ID[@schemeID = 'VA']" },
  { id: 'BT-49', in: 'BG-7', min: 1, type: 'identifier', codeList: 'cef-eas', scheme: true, ubl: 'cac:Party/cbc:EndpointID', cii: 'ram:URIUniversalCommunication/ram:URIID' },
  { id: 'BG-8', in: 'BG-7', min: 1, type: 'group', ubl: 'cac:Party/cac:PostalAddress', cii: 'ram:PostalTradeAddress' },
  { id: 'BT-50', in: 'BG-8', min: 0, type: 'text', ubl: 'cbc:StreetName', cii: 'ram:LineOne' },
  { id: 'BT-51', in: 'BG-8', min: 0, type: 'text', ubl: 'cbc:AdditionalStreetName', cii: 'ram:LineTwo' },
  { id: 'BT-163', in: 'BG-8', min: 0, type: 'text', ubl: line3, cii: 'ram:LineThree' },
  { id: 'BT-53', in: 'BG-8', min: 0, type: 'text', ubl: 'cbc:PostalZone', cii: 'ram:PostcodeCode' },
  { id: 'BT-52', in: 'BG-8', min: 0, type: 'text', ubl: 'cbc:CityName', cii: 'ram:CityName' },
  { id: 'BT-54', in: 'BG-8', min: 0, type: 'text', ubl: 'cbc:CountrySubentity', cii: 'ram:CountrySubDivisionName' },
  { id: 'BT-55', in: 'BG-8', min: 1, type: 'code', codeList: 'iso-3166-1', ubl: country, cii: 'ram:CountryID' },
  { id: 'BG-9', in: 'BG-7', min: 0, type: 'group', ubl: 'cac:Party/cac:Contact', cii: 'ram:DefinedTradeContact' },
  { id: 'BT-56', in: 'BG-9', min: 0, type: 'text', ubl: 'cbc:Name', cii: 'ram:PersonName | ram:DepartmentName' },
  { id: 'BT-57', in: 'BG-9', min: 0, type: 'text', widget: 'phone', ubl: 'cbc:Telephone', cii: 'ram:TelephoneUniversalCommunication/ram:CompleteNumber' },
  { id: 'BT-58', in: 'BG-9', min: 0, type: 'text', widget: 'email', ubl: 'cbc:ElectronicMail', cii: 'ram:EmailURIUniversalCommunication/ram:URIID' },

  { id: 'BG-10', in: 'invoice', section: 'parties', min: 0, type: 'group', ubl: 'cac:PayeeParty', cii: `${settlement}/ram:PayeeTradeParty` },
  { id: 'BT-59', in: 'BG-10', min: 1, type: 'text', ubl: 'cac:PartyName/cbc:Name', cii: 'ram:Name' },
  { id: 'BT-60', in: 'BG-10', min: 0, type: 'identifier', codeList: 'iso-6523-icd', scheme: true, ubl: `cac:PartyIdentification/cbc:ID${notSepa}`, cii: id },
  { id: 'BT-61', in: 'BG-10', min: 0, type: 'identifier', codeList: 'iso-6523-icd', scheme: true, ubl: 'cac:PartyLegalEntity/cbc:CompanyID', cii: 'ram:SpecifiedLegalOrganization/ram:ID' },

  { id: 'BG-11', in: 'invoice', section: 'parties', min: 0, type: 'group', ubl: 'cac:TaxRepresentativeParty', cii: `${agreement}/ram:SellerTaxRepresentativeTradeParty` },
  { id: 'BT-62', in: 'BG-11', min: 1, type: 'text', ubl: 'cac:PartyName/cbc:Name', cii: 'ram:Name' },
  { id: 'BT-63', in: 'BG-11', min: 1, type: 'identifier', ubl: "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID = 'VAT']/cbc:CompanyID", cii: "ram:SpecifiedTaxRegistration/ram:ID[@schemeID = 'VA']" },
  { id: 'BG-12', in: 'BG-11', min: 1, type: 'group', ubl: 'cac:PostalAddress', cii: 'ram:PostalTradeAddress' },
  { id: 'BT-64', in: 'BG-12', min: 0, type: 'text', ubl: 'cbc:StreetName', cii: 'ram:LineOne' },
  { id: 'BT-65', in: 'BG-12', min: 0, type: 'text', ubl: 'cbc:AdditionalStreetName', cii: 'ram:LineTwo' },
  { id: 'BT-164', in: 'BG-12', min: 0, type: 'text', ubl: line3, cii: 'ram:LineThree' },
  { id: 'BT-67', in: 'BG-12', min: 0, type: 'text', ubl: 'cbc:PostalZone', cii: 'ram:PostcodeCode' },
  { id: 'BT-66', in: 'BG-12', min: 0, type: 'text', ubl: 'cbc:CityName', cii: 'ram:CityName' },
  { id: 'BT-68', in: 'BG-12', min: 0, type: 'text', ubl: 'cbc:CountrySubentity', cii: 'ram:CountrySubDivisionName' },
  { id: 'BT-69', in: 'BG-12', min: 1, type: 'code', codeList: 'iso-3166-1', ubl: country, cii: 'ram:CountryID' },

  // delivery and period
  { id: 'BG-13', in: 'invoice', section: 'delivery', min: 0, type: 'group', ubl: 'cac:Delivery', cii: delivery },
  { id: 'BT-70', in: 'BG-13', min: 0, type: 'text', ubl: 'cac:DeliveryParty/cac:PartyName/cbc:Name', cii: 'ram:ShipToTradeParty/ram:Name' },
  { id: 'BT-71', in: 'BG-13', min: 0, type: 'identifier', codeList: 'iso-6523-icd', scheme: true, ubl: 'cac:DeliveryLocation/cbc:ID', cii: 'ram:ShipToTradeParty/ram:ID | ram:ShipToTradeParty/ram:GlobalID' },
  { id: 'BT-72', in: 'BG-13', min: 0, type: 'date', ubl: 'cbc:ActualDeliveryDate', cii: `ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/${dateTime}` },
  { id: 'BG-15', in: 'BG-13', min: 0, type: 'group', ubl: 'cac:DeliveryLocation/cac:Address', cii: 'ram:ShipToTradeParty/ram:PostalTradeAddress' },
  { id: 'BT-75', in: 'BG-15', min: 0, type: 'text', ubl: 'cbc:StreetName', cii: 'ram:LineOne' },
  { id: 'BT-76', in: 'BG-15', min: 0, type: 'text', ubl: 'cbc:AdditionalStreetName', cii: 'ram:LineTwo' },
  { id: 'BT-165', in: 'BG-15', min: 0, type: 'text', ubl: line3, cii: 'ram:LineThree' },
  { id: 'BT-78', in: 'BG-15', min: 0, type: 'text', ubl: 'cbc:PostalZone', cii: 'ram:PostcodeCode' },
  { id: 'BT-77', in: 'BG-15', min: 0, type: 'text', ubl: 'cbc:CityName', cii: 'ram:CityName' },
  { id: 'BT-79', in: 'BG-15', min: 0, type: 'text', ubl: 'cbc:CountrySubentity', cii: 'ram:CountrySubDivisionName' },
  { id: 'BT-80', in: 'BG-15', min: 1, type: 'code', codeList: 'iso-3166-1', ubl: country, cii: 'ram:CountryID' },
  { id: 'BG-14', in: 'invoice', section: 'document', min: 0, type: 'group', ubl: 'cac:InvoicePeriod', cii: `${settlement}/ram:BillingSpecifiedPeriod` },
  { id: 'BT-73', in: 'BG-14', min: 0, type: 'date', ubl: 'cbc:StartDate', cii: `ram:StartDateTime/${dateTime}` },
  { id: 'BT-74', in: 'BG-14', min: 0, type: 'date', ubl: 'cbc:EndDate', cii: `ram:EndDateTime/${dateTime}` },

  // payment
  { id: 'BG-16', in: 'invoice', section: 'payment', many: true, min: 0, type: 'group', ubl: 'cac:PaymentMeans', cii: `${settlement}/ram:SpecifiedTradeSettlementPaymentMeans` },
  { id: 'BT-81', in: 'BG-16', min: 1, type: 'code', codeList: 'untdid-4461', ubl: 'cbc:PaymentMeansCode', cii: 'ram:TypeCode' },
  { id: 'BT-82', in: 'BG-16', min: 0, type: 'text', ubl: 'cbc:PaymentMeansCode/@name', cii: 'ram:Information' },
  { id: 'BT-83', in: 'BG-16', min: 0, type: 'text', ubl: 'cbc:PaymentID', cii: '../ram:PaymentReference' },
  { id: 'BG-17', in: 'BG-16', min: 0, type: 'group', ubl: 'cac:PayeeFinancialAccount', cii: 'ram:PayeePartyCreditorFinancialAccount' },
  { id: 'BT-84', in: 'BG-17', min: 1, type: 'identifier', widget: 'iban', ubl: 'cbc:ID', cii: 'ram:IBANID | ram:ProprietaryID' },
  { id: 'BT-85', in: 'BG-17', min: 0, type: 'text', ubl: 'cbc:Name', cii: 'ram:AccountName' },
  { id: 'BT-86', in: 'BG-17', min: 0, type: 'identifier', ubl: 'cac:FinancialInstitutionBranch/cbc:ID', cii: '../ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID' },
  { id: 'BG-18', in: 'BG-16', min: 0, type: 'group', ubl: 'cac:CardAccount', cii: 'ram:ApplicableTradeSettlementFinancialCard' },
  { id: 'BT-87', in: 'BG-18', min: 1, type: 'text', ubl: 'cbc:PrimaryAccountNumberID', cii: 'ram:ID' },
  { id: 'BT-88', in: 'BG-18', min: 0, type: 'text', ubl: 'cbc:HolderName', cii: 'ram:CardholderName' },
  { id: 'BG-19', in: 'BG-16', min: 0, type: 'group', ubl: 'cac:PaymentMandate', cii: ".[ram:TypeCode = '49' or ram:TypeCode = '59' or ram:PayerPartyDebtorFinancialAccount]" },
  { id: 'BT-89', in: 'BG-19', min: 0, type: 'identifier', ubl: 'cbc:ID', cii: '../ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID' },
  { id: 'BT-90', in: 'BG-19', min: 0, type: 'identifier', ubl: "../../cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID[@schemeID = 'SEPA'] | ../../cac:PayeeParty/cac:PartyIdentification/cbc:ID[@schemeID = 'SEPA']", cii: '../ram:CreditorReferenceID' },
  { id: 'BT-91', in: 'BG-19', min: 0, type: 'identifier', widget: 'iban', ubl: 'cac:PayerFinancialAccount/cbc:ID', cii: 'ram:PayerPartyDebtorFinancialAccount/ram:IBANID' },

  // allowances and charges of the document
  { id: 'BG-20', in: 'invoice', section: 'allowances', many: true, min: 0, type: 'group', ubl: allowance, cii: `${settlement}/${ciiAllowance}` },
  { id: 'BT-92', in: 'BG-20', min: 1, type: 'amount', ubl: 'cbc:Amount', cii: 'ram:ActualAmount' },
  { id: 'BT-93', in: 'BG-20', min: 0, type: 'amount', ubl: 'cbc:BaseAmount', cii: 'ram:BasisAmount' },
  { id: 'BT-94', in: 'BG-20', min: 0, type: 'percentage', ubl: 'cbc:MultiplierFactorNumeric', cii: 'ram:CalculationPercent' },
  { id: 'BT-95', in: 'BG-20', min: 1, type: 'code', codeList: 'untdid-5305', ubl: 'cac:TaxCategory/cbc:ID', cii: 'ram:CategoryTradeTax/ram:CategoryCode' },
  { id: 'BT-96', in: 'BG-20', min: 0, type: 'percentage', ubl: 'cac:TaxCategory/cbc:Percent', cii: 'ram:CategoryTradeTax/ram:RateApplicablePercent' },
  { id: 'BT-97', in: 'BG-20', min: 0, type: 'text', ubl: 'cbc:AllowanceChargeReason', cii: 'ram:Reason' },
  { id: 'BT-98', in: 'BG-20', min: 0, type: 'code', codeList: 'untdid-5189', ubl: 'cbc:AllowanceChargeReasonCode', cii: 'ram:ReasonCode' },
  { id: 'BG-21', in: 'invoice', section: 'allowances', many: true, min: 0, type: 'group', ubl: charge, cii: `${settlement}/${ciiCharge}` },
  { id: 'BT-99', in: 'BG-21', min: 1, type: 'amount', ubl: 'cbc:Amount', cii: 'ram:ActualAmount' },
  { id: 'BT-100', in: 'BG-21', min: 0, type: 'amount', ubl: 'cbc:BaseAmount', cii: 'ram:BasisAmount' },
  { id: 'BT-101', in: 'BG-21', min: 0, type: 'percentage', ubl: 'cbc:MultiplierFactorNumeric', cii: 'ram:CalculationPercent' },
  { id: 'BT-102', in: 'BG-21', min: 1, type: 'code', codeList: 'untdid-5305', ubl: 'cac:TaxCategory/cbc:ID', cii: 'ram:CategoryTradeTax/ram:CategoryCode' },
  { id: 'BT-103', in: 'BG-21', min: 0, type: 'percentage', ubl: 'cac:TaxCategory/cbc:Percent', cii: 'ram:CategoryTradeTax/ram:RateApplicablePercent' },
  { id: 'BT-104', in: 'BG-21', min: 0, type: 'text', ubl: 'cbc:AllowanceChargeReason', cii: 'ram:Reason' },
  { id: 'BT-105', in: 'BG-21', min: 0, type: 'code', codeList: 'untdid-7161', ubl: 'cbc:AllowanceChargeReasonCode', cii: 'ram:ReasonCode' },

  // totals and VAT
  { id: 'BG-22', in: 'invoice', section: 'totals', min: 1, type: 'group', ubl: 'cac:LegalMonetaryTotal', cii: `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation` },
  { id: 'BT-106', in: 'BG-22', min: 1, type: 'amount', widget: 'computed', ubl: 'cbc:LineExtensionAmount', cii: 'ram:LineTotalAmount' },
  { id: 'BT-107', in: 'BG-22', min: 0, type: 'amount', widget: 'computed', ubl: 'cbc:AllowanceTotalAmount', cii: 'ram:AllowanceTotalAmount' },
  { id: 'BT-108', in: 'BG-22', min: 0, type: 'amount', widget: 'computed', ubl: 'cbc:ChargeTotalAmount', cii: 'ram:ChargeTotalAmount' },
  { id: 'BT-109', in: 'BG-22', min: 1, type: 'amount', widget: 'computed', ubl: 'cbc:TaxExclusiveAmount', cii: 'ram:TaxBasisTotalAmount' },
  { id: 'BT-110', in: 'BG-22', min: 0, type: 'amount', widget: 'computed', ubl: `../cac:TaxTotal/cbc:TaxAmount[not(${ublAccounting})]`, cii: `ram:TaxTotalAmount[not(${ciiAccounting})]` },
  { id: 'BT-111', in: 'BG-22', min: 0, type: 'amount', ubl: `../cac:TaxTotal/cbc:TaxAmount[${ublAccounting}]`, cii: `ram:TaxTotalAmount[${ciiAccounting}]` },
  { id: 'BT-112', in: 'BG-22', min: 1, type: 'amount', widget: 'computed', ubl: 'cbc:TaxInclusiveAmount', cii: 'ram:GrandTotalAmount' },
  { id: 'BT-113', in: 'BG-22', min: 0, type: 'amount', ubl: 'cbc:PrepaidAmount', cii: 'ram:TotalPrepaidAmount' },
  { id: 'BT-114', in: 'BG-22', min: 0, type: 'amount', ubl: 'cbc:PayableRoundingAmount', cii: 'ram:RoundingAmount' },
  { id: 'BT-115', in: 'BG-22', min: 1, type: 'amount', widget: 'computed', ubl: 'cbc:PayableAmount', cii: 'ram:DuePayableAmount' },
  { id: 'BG-23', in: 'invoice', section: 'vat', many: true, min: 1, type: 'group', ubl: 'cac:TaxTotal/cac:TaxSubtotal', cii: `${settlement}/ram:ApplicableTradeTax` },
  { id: 'BT-116', in: 'BG-23', min: 1, type: 'amount', widget: 'computed', ubl: 'cbc:TaxableAmount', cii: 'ram:BasisAmount' },
  { id: 'BT-117', in: 'BG-23', min: 1, type: 'amount', widget: 'computed', ubl: 'cbc:TaxAmount', cii: 'ram:CalculatedAmount' },
  { id: 'BT-118', in: 'BG-23', min: 1, type: 'code', widget: 'computed', codeList: 'untdid-5305', ubl: 'cac:TaxCategory/cbc:ID', cii: 'ram:CategoryCode' },
  { id: 'BT-119', in: 'BG-23', min: 0, type: 'percentage', widget: 'computed', ubl: 'cac:TaxCategory/cbc:Percent', cii: 'ram:RateApplicablePercent' },
  { id: 'BT-120', in: 'BG-23', min: 0, type: 'text', widget: 'lines', ubl: 'cac:TaxCategory/cbc:TaxExemptionReason', cii: 'ram:ExemptionReason' },
  { id: 'BT-121', in: 'BG-23', min: 0, type: 'code', codeList: 'cef-vatex', ubl: 'cac:TaxCategory/cbc:TaxExemptionReasonCode', cii: 'ram:ExemptionReasonCode' },

  // attachments
  { id: 'BG-24', in: 'invoice', section: 'attachments', many: true, min: 0, type: 'group', ubl: "cac:AdditionalDocumentReference[not(cbc:DocumentTypeCode = '130')]", ublCreditNote: "cac:AdditionalDocumentReference[not(cbc:DocumentTypeCode = '130') and not(cbc:DocumentTypeCode = '50')]", cii: `${agreement}/ram:AdditionalReferencedDocument[not(ram:TypeCode = '130') and not(ram:TypeCode = '50')]` },
  { id: 'BT-122', in: 'BG-24', min: 1, type: 'reference', ubl: 'cbc:ID', cii: 'ram:IssuerAssignedID' },
  { id: 'BT-123', in: 'BG-24', min: 0, type: 'text', ubl: 'cbc:DocumentDescription', cii: 'ram:Name' },
  { id: 'BT-124', in: 'BG-24', min: 0, type: 'text', ubl: 'cac:Attachment/cac:ExternalReference/cbc:URI', cii: 'ram:URIID' },
  { id: 'BT-125', in: 'BG-24', min: 0, type: 'binary', codeList: 'mime-cen', ubl: 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject', cii: 'ram:AttachmentBinaryObject' },

  // lines
  { id: 'BG-25', in: 'invoice', section: 'lines', many: true, min: 1, type: 'group', ubl: 'cac:InvoiceLine', ublCreditNote: 'cac:CreditNoteLine', cii: `${trade}/ram:IncludedSupplyChainTradeLineItem` },
  { id: 'BT-126', in: 'BG-25', min: 1, type: 'identifier', ubl: 'cbc:ID', cii: 'ram:AssociatedDocumentLineDocument/ram:LineID' },
  { id: 'BT-127', in: 'BG-25', min: 0, type: 'text', widget: 'lines', ubl: 'cbc:Note', cii: 'ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content' },
  { id: 'BT-128', in: 'BG-25', min: 0, type: 'identifier', codeList: 'untdid-1153', scheme: true, ubl: 'cac:DocumentReference/cbc:ID', cii: `${lineSettlement}/ram:AdditionalReferencedDocument/ram:IssuerAssignedID` },
  { id: 'BT-129', in: 'BG-25', min: 1, type: 'quantity', ubl: 'cbc:InvoicedQuantity', ublCreditNote: 'cbc:CreditedQuantity', cii: 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity' },
  { id: 'BT-130', in: 'BG-25', min: 1, type: 'code', codeList: 'unece-rec20-21', ubl: 'cbc:InvoicedQuantity/@unitCode', ublCreditNote: 'cbc:CreditedQuantity/@unitCode', cii: 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode' },
  { id: 'BT-131', in: 'BG-25', min: 1, type: 'amount', widget: 'computed', ubl: 'cbc:LineExtensionAmount', cii: `${lineSettlement}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount` },
  { id: 'BT-132', in: 'BG-25', min: 0, type: 'reference', ubl: 'cac:OrderLineReference/cbc:LineID', cii: `${lineAgreement}/ram:BuyerOrderReferencedDocument/ram:LineID` },
  { id: 'BT-133', in: 'BG-25', min: 0, type: 'text', ubl: 'cbc:AccountingCost', cii: `${lineSettlement}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID` },
  { id: 'BG-26', in: 'BG-25', min: 0, type: 'group', ubl: 'cac:InvoicePeriod', cii: `${lineSettlement}/ram:BillingSpecifiedPeriod` },
  { id: 'BT-134', in: 'BG-26', min: 0, type: 'date', ubl: 'cbc:StartDate', cii: `ram:StartDateTime/${dateTime}` },
  { id: 'BT-135', in: 'BG-26', min: 0, type: 'date', ubl: 'cbc:EndDate', cii: `ram:EndDateTime/${dateTime}` },
  { id: 'BG-27', in: 'BG-25', many: true, min: 0, type: 'group', ubl: allowance, cii: `${lineSettlement}/${ciiAllowance}` },
  { id: 'BT-136', in: 'BG-27', min: 1, type: 'amount', ubl: 'cbc:Amount', cii: 'ram:ActualAmount' },
  { id: 'BT-137', in: 'BG-27', min: 0, type: 'amount', ubl: 'cbc:BaseAmount', cii: 'ram:BasisAmount' },
  { id: 'BT-138', in: 'BG-27', min: 0, type: 'percentage', ubl: 'cbc:MultiplierFactorNumeric', cii: 'ram:CalculationPercent' },
  { id: 'BT-139', in: 'BG-27', min: 0, type: 'text', ubl: 'cbc:AllowanceChargeReason', cii: 'ram:Reason' },
  { id: 'BT-140', in: 'BG-27', min: 0, type: 'code', codeList: 'untdid-5189', ubl: 'cbc:AllowanceChargeReasonCode', cii: 'ram:ReasonCode' },
  { id: 'BG-28', in: 'BG-25', many: true, min: 0, type: 'group', ubl: charge, cii: `${lineSettlement}/${ciiCharge}` },
  { id: 'BT-141', in: 'BG-28', min: 1, type: 'amount', ubl: 'cbc:Amount', cii: 'ram:ActualAmount' },
  { id: 'BT-142', in: 'BG-28', min: 0, type: 'amount', ubl: 'cbc:BaseAmount', cii: 'ram:BasisAmount' },
  { id: 'BT-143', in: 'BG-28', min: 0, type: 'percentage', ubl: 'cbc:MultiplierFactorNumeric', cii: 'ram:CalculationPercent' },
  { id: 'BT-144', in: 'BG-28', min: 0, type: 'text', ubl: 'cbc:AllowanceChargeReason', cii: 'ram:Reason' },
  { id: 'BT-145', in: 'BG-28', min: 0, type: 'code', codeList: 'untdid-7161', ubl: 'cbc:AllowanceChargeReasonCode', cii: 'ram:ReasonCode' },
  { id: 'BG-29', in: 'BG-25', min: 1, type: 'group', ubl: 'cac:Price', cii: lineAgreement },
  { id: 'BT-146', in: 'BG-29', min: 1, type: 'price', ubl: 'cbc:PriceAmount', cii: `${net}/ram:ChargeAmount` },
  { id: 'BT-147', in: 'BG-29', min: 0, type: 'price', ubl: 'cac:AllowanceCharge/cbc:Amount', cii: `${gross}/ram:AppliedTradeAllowanceCharge/ram:ActualAmount` },
  { id: 'BT-148', in: 'BG-29', min: 0, type: 'price', ubl: 'cac:AllowanceCharge/cbc:BaseAmount', cii: `${gross}/ram:ChargeAmount` },
  { id: 'BT-149', in: 'BG-29', min: 0, type: 'quantity', ubl: 'cbc:BaseQuantity', cii: `${net}/ram:BasisQuantity | ${gross}/ram:BasisQuantity` },
  { id: 'BT-150', in: 'BG-29', min: 0, type: 'code', codeList: 'unece-rec20-21', ubl: 'cbc:BaseQuantity/@unitCode', cii: `${net}/ram:BasisQuantity/@unitCode | ${gross}/ram:BasisQuantity/@unitCode` },
  { id: 'BG-30', in: 'BG-25', min: 1, type: 'group', ubl: 'cac:Item/cac:ClassifiedTaxCategory', cii: `${lineSettlement}/ram:ApplicableTradeTax` },
  { id: 'BT-151', in: 'BG-30', min: 1, type: 'code', codeList: 'untdid-5305', ubl: 'cbc:ID', cii: 'ram:CategoryCode' },
  { id: 'BT-152', in: 'BG-30', min: 0, type: 'percentage', ubl: 'cbc:Percent', cii: 'ram:RateApplicablePercent' },
  { id: 'BG-31', in: 'BG-25', min: 1, type: 'group', ubl: 'cac:Item', cii: 'ram:SpecifiedTradeProduct' },
  { id: 'BT-153', in: 'BG-31', min: 1, type: 'text', ubl: 'cbc:Name', cii: 'ram:Name' },
  { id: 'BT-154', in: 'BG-31', min: 0, type: 'text', widget: 'lines', ubl: 'cbc:Description', cii: 'ram:Description' },
  { id: 'BT-155', in: 'BG-31', min: 0, type: 'identifier', ubl: 'cac:SellersItemIdentification/cbc:ID', cii: 'ram:SellerAssignedID' },
  { id: 'BT-156', in: 'BG-31', min: 0, type: 'identifier', ubl: 'cac:BuyersItemIdentification/cbc:ID', cii: 'ram:BuyerAssignedID' },
  { id: 'BT-157', in: 'BG-31', min: 0, type: 'identifier', codeList: 'iso-6523-icd', scheme: true, ubl: 'cac:StandardItemIdentification/cbc:ID', cii: 'ram:GlobalID' },
  { id: 'BT-158', in: 'BG-31', many: true, min: 0, type: 'identifier', codeList: 'untdid-7143', scheme: true, version: true, ubl: 'cac:CommodityClassification/cbc:ItemClassificationCode', cii: 'ram:DesignatedProductClassification/ram:ClassCode' },
  { id: 'BT-159', in: 'BG-31', min: 0, type: 'code', codeList: 'iso-3166-1', ubl: 'cac:OriginCountry/cbc:IdentificationCode', cii: 'ram:OriginTradeCountry/ram:ID' },
  { id: 'BG-32', in: 'BG-31', many: true, min: 0, type: 'group', ubl: 'cac:AdditionalItemProperty', cii: 'ram:ApplicableProductCharacteristic' },
  { id: 'BT-160', in: 'BG-32', min: 1, type: 'text', ubl: 'cbc:Name', cii: 'ram:Description' },
  { id: 'BT-161', in: 'BG-32', min: 1, type: 'text', ubl: 'cbc:Value', cii: 'ram:Value' },

  // XRechnung extension: sub lines and payments of third parties exist in the UBL invoice only
  { id: 'BG-DEX-01', in: 'BG-25', alsoIn: 'BG-DEX-01', like: 'BG-25', many: true, min: 0, type: 'group', ubl: 'cac:SubInvoiceLine', ublCreditNote: null, cii: null },
  { id: 'BG-DEX-05', in: 'BG-DEX-01', like: 'BG-26', min: 0, type: 'group', ubl: 'cac:InvoicePeriod', ublCreditNote: null, cii: null },
  { id: 'BG-DEX-03', in: 'BG-DEX-01', like: 'BG-27', many: true, min: 0, type: 'group', ubl: allowance, ublCreditNote: null, cii: null },
  { id: 'BG-DEX-04', in: 'BG-DEX-01', like: 'BG-28', many: true, min: 0, type: 'group', ubl: charge, ublCreditNote: null, cii: null },
  { id: 'BG-DEX-07', in: 'BG-DEX-01', like: 'BG-29', min: 0, type: 'group', ubl: 'cac:Price', ublCreditNote: null, cii: null },
  { id: 'BG-DEX-06', in: 'BG-DEX-01', like: 'BG-30', min: 0, type: 'group', ubl: 'cac:Item/cac:ClassifiedTaxCategory', ublCreditNote: null, cii: null },
  { id: 'BG-DEX-02', in: 'BG-DEX-01', like: 'BG-31', min: 1, type: 'group', ubl: 'cac:Item', ublCreditNote: null, cii: null },
  { id: 'BG-DEX-08', in: 'BG-DEX-02', like: 'BG-32', many: true, min: 0, type: 'group', ubl: 'cac:AdditionalItemProperty', ublCreditNote: null, cii: null },
  { id: 'BG-DEX-09', in: 'invoice', section: 'totals', many: true, min: 0, type: 'group', ubl: 'cac:PrepaidPayment', ublCreditNote: null, cii: null },
  { id: 'BT-DEX-001', in: 'BG-DEX-09', min: 1, type: 'text', ubl: 'cbc:ID', ublCreditNote: null, cii: null },
  { id: 'BT-DEX-002', in: 'BG-DEX-09', min: 1, type: 'amount', ubl: 'cbc:PaidAmount', ublCreditNote: null, cii: null },
  { id: 'BT-DEX-003', in: 'BG-DEX-09', min: 1, type: 'text', ubl: 'cbc:InstructionID', ublCreditNote: null, cii: null },
] as const satisfies readonly Row[];

export type TermRow = (typeof terms)[number];
export type TermId = TermRow['id'];
