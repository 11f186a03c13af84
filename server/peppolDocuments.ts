/** Identifiers of the Peppol network (code lists 9.7) for what this platform takes. */
export const peppolIds = {
  participantScheme: 'iso6523-actorid-upis',
  documentScheme: 'busdox-docid-qns',
  processScheme: 'cenbii-procid-ubl',
  process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  /** ICD of the Leitweg-ID */
  leitwegIcd: '0204',
} as const;

const UBL_INVOICE = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice';
const UBL_CREDIT_NOTE = 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2::CreditNote';
const CII = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100::CrossIndustryInvoice';
const XRECHNUNG = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const EXTENSION = `${XRECHNUNG}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`;
const BIS_BILLING = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

const xrechnung = [
  `${UBL_INVOICE}##${XRECHNUNG}::2.1`,
  `${UBL_CREDIT_NOTE}##${XRECHNUNG}::2.1`,
  `${CII}##${XRECHNUNG}::D16B`,
  `${UBL_INVOICE}##${EXTENSION}::2.1`,
  `${CII}##${EXTENSION}::D16B`,
];
const bisBilling = [`${UBL_INVOICE}##${BIS_BILLING}::2.1`, `${UBL_CREDIT_NOTE}##${BIS_BILLING}::2.1`];

/** The document types that are serviced; every authority takes all of them. */
export function peppolDocuments({ bisBilling: withBisBilling }: { readonly bisBilling: boolean }): readonly string[] {
  return withBisBilling ? [...xrechnung, ...bisBilling] : xrechnung;
}
