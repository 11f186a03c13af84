import type { Syntax } from '../report.ts';
import type { Row } from './terms.ts';
import type { XmlElement } from './xmlTree.ts';
import type { Identifier } from './invoice.ts';

/** The few bindings that a row of the table cannot express. Everything else about reading and writing is generic. */

type SyntaxFamily = 'ubl' | 'cii';
const familyOf = (syntax: Syntax): SyntaxFamily => (syntax === 'cii' ? 'cii' : 'ubl');

/** Where the scheme of an identifier and its version stand, from the element of the value; else @schemeID and @schemeVersionID. */
const places: Record<string, Partial<Record<SyntaxFamily, { scheme: string; version?: string }>>> = {
  'BT-18': { cii: { scheme: '../ram:ReferenceTypeCode' } },
  'BT-128': { cii: { scheme: '../ram:ReferenceTypeCode' } },
  'BT-158': {
    ubl: { scheme: '@listID', version: '@listVersionID' },
    cii: { scheme: '@listID', version: '@listVersionID' },
  },
};
export function schemePlace(row: Row, syntax: Syntax): { scheme: string; version?: string } {
  return places[row.id]?.[familyOf(syntax)] ?? { scheme: '@schemeID' };
}

/** Of alternatives in a path, the one that is written: its index. */
export function alternativeFor(row: Row, value: string | Identifier): number {
  const plain = typeof value === 'object' ? value.value : value;
  // an identifier with a scheme is a GlobalID in CII
  if (row.scheme) return typeof value === 'object' && value.scheme !== undefined ? 1 : 0;
  // an account that is no IBAN is a ProprietaryID (ISO 13616: country, check digits, 11 to 30 characters)
  if (row.id === 'BT-84') return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/i.test(plain.replaceAll(' ', '')) ? 0 : 1;
  return 0;
}

/**
 * BT-8: the model and UBL use UNTDID 2005, CII uses UNTDID 2475 for the same three events: invoice date, delivery date, payment
 * (EN 16931-1 BT-8, CEN/TS 16931-3-3).
 */
const pointDateCodes: Record<string, string> = { '5': '3', '29': '35', '72': '432' };

/** Value of the document -> value of the invoice; null: not there. */
export function decode(row: Row, syntax: Syntax, raw: string, element: XmlElement): string | null {
  if (row.id === 'BT-13' && raw === 'NA' && element.parent?.children.some((c) => c.local === 'SalesOrderID'))
    return null;
  if (row.id === 'BT-21' && syntax !== 'cii') return noteParts(raw).code;
  if (row.id === 'BT-22' && syntax !== 'cii') return noteParts(raw).text;
  if (row.id === 'BT-8' && syntax === 'cii') return pointDateCodes[raw.trim()] ?? raw;
  if (row.type === 'date' && syntax === 'cii') return dateFrom102(raw, element.attributes['format']);
  if (row.type === 'text') return raw;
  return row.type === 'binary' ? raw.replace(/\s+/g, '') : raw.trim();
}

/** Value of the invoice -> value of the document; `before`: what the element holds already. */
export function encode(row: Row, syntax: Syntax, value: string, before: string): string {
  if (row.id === 'BT-21' && syntax !== 'cii') return `#${value}#${before}`;
  if (row.id === 'BT-22' && syntax !== 'cii') return before + value;
  if (row.id === 'BT-8' && syntax === 'cii') {
    return Object.entries(pointDateCodes).find(([, code]) => code === value)?.[0] ?? value;
  }
  if (row.type === 'date' && syntax === 'cii' && /^\d{4}-\d\d-\d\d$/.test(value)) return value.replaceAll('-', '');
  return value;
}

/** UBL has one note element: `#CODE#text` (BT-21 and BT-22, CEN/TS 16931-3-2). */
function noteParts(note: string): { code: string | null; text: string } {
  const match = /^\s*#([^#\s]+)#/.exec(note);
  return match ? { code: match[1]!, text: note.slice(match[0].length) } : { code: null, text: note };
}

/** UN/EDIFACT 2379, format 102: CCYYMMDD. Anything else stays as it is. */
function dateFrom102(raw: string, format: string | undefined): string {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(raw.trim());
  return match && (format === undefined || format.trim() === '102') ? `${match[1]}-${match[2]}-${match[3]}` : raw;
}

/** Attributes that go with a value: currency of amounts, format of dates. `currencies`: BT-5 and BT-6. */
export function attributesFor(
  row: Row,
  syntax: Syntax,
  currencies: { invoice: string | undefined; accounting: string | undefined },
): Record<string, string> {
  if (row.type === 'date') return syntax === 'cii' ? { format: '102' } : {};
  if (row.type !== 'amount' && row.type !== 'price') return {};
  // CII names the currency once; only the VAT totals carry it, to be told apart
  if (syntax === 'cii' && row.id !== 'BT-110' && row.id !== 'BT-111') return {};
  const currency = row.id === 'BT-111' ? currencies.accounting : currencies.invoice;
  return currency === undefined ? {} : { currencyID: currency };
}

/**
 * Content that goes without saying in the model but not in the syntax: below an element (last steps of its path) a path must lead to
 * something, else it is given this value. Reading takes such content as read.
 */
export const constants: Record<SyntaxFamily, readonly { at: string; path: string; value: string }[]> = {
  ubl: [
    { at: 'cac:TaxCategory', path: 'cac:TaxScheme/cbc:ID', value: 'VAT' },
    { at: 'cac:ClassifiedTaxCategory', path: 'cac:TaxScheme/cbc:ID', value: 'VAT' },
    // any scheme but VAT makes it BT-32
    { at: 'cac:PartyTaxScheme', path: 'cac:TaxScheme/cbc:ID', value: 'FC' },
    { at: 'cac:Price/cac:AllowanceCharge', path: 'cbc:ChargeIndicator', value: 'false' },
    { at: 'cac:DocumentReference', path: 'cbc:DocumentTypeCode', value: '130' },
    // mandatory in UBL, unknown to the model
    { at: 'cac:CardAccount', path: 'cbc:NetworkID', value: 'NA' },
    { at: 'cac:OrderReference', path: 'cbc:ID', value: 'NA' },
  ],
  cii: [
    { at: 'ram:ApplicableTradeTax', path: 'ram:TypeCode', value: 'VAT' },
    { at: 'ram:CategoryTradeTax', path: 'ram:TypeCode', value: 'VAT' },
    { at: 'ram:ApplicableHeaderTradeAgreement/ram:AdditionalReferencedDocument', path: 'ram:TypeCode', value: '916' },
    { at: 'ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument', path: 'ram:TypeCode', value: '130' },
    { at: 'ram:AppliedTradeAllowanceCharge', path: 'ram:ChargeIndicator/udt:Indicator', value: 'false' },
    // mandatory in CII, unknown to the model
    { at: 'ram:SpecifiedProcuringProject', path: 'ram:Name', value: 'Project reference' },
  ],
};

/** Elements that must be there even when they are empty (minOccurs of the schema), below the last steps of a path. */
export const mandatory: Record<SyntaxFamily, readonly { at: string; element: string }[]> = {
  ubl: [],
  cii: [
    { at: 'rsm:SupplyChainTradeTransaction', element: 'ram:ApplicableHeaderTradeAgreement' },
    { at: 'rsm:SupplyChainTradeTransaction', element: 'ram:ApplicableHeaderTradeDelivery' },
    { at: 'rsm:SupplyChainTradeTransaction', element: 'ram:ApplicableHeaderTradeSettlement' },
  ],
};

export { familyOf };
