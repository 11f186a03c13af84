import { sampleInvoice } from '../../server/sampleInvoice.ts';

/** An invoice with one defect: what is wrong, where the defect stands, and the term that it is in. */
export type Mutant = { readonly what: string; readonly term: string; readonly xml: string };

const vat =
  '<cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>';

/** what is wrong -> [what stands in the sample, what instead, the term] */
const defects: Readonly<Record<string, readonly [from: string | RegExp, to: string, term: string]>> = {
  'a number that is missing': ['<cbc:ID>R-1</cbc:ID>', '<cbc:ID></cbc:ID>', 'BT-1'],
  'a day that does not exist': ['<cbc:IssueDate>2026-11-24', '<cbc:IssueDate>0000-00-00', 'BT-2'],
  'a kind of invoice that does not exist': ['380', '999', 'BT-3'],
  'a Leitweg-ID that is missing': [/<cbc:BuyerReference>.*<\/cbc:BuyerReference>/, '', 'BT-10'],
  'a place that is missing': ['<cbc:CityName>Halle</cbc:CityName>', '', 'BT-37'],
  'a country that does not exist': ['>DE<', '>XX<', 'BT-40'],
  'a phone number that is missing': [/<cbc:Telephone>.*<\/cbc:Telephone>/, '', 'BT-42'],
  "a buyer's postcode that is missing": ['<cbc:PostalZone>39104</cbc:PostalZone>', '', 'BT-53'],
  'an address of a scheme that does not exist': ['schemeID="EM">amt@', 'schemeID="QQ">amt@', 'BT-49'],
  'a means of payment that does not exist': ['>58<', '>XYZ<', 'BT-81'],
  'an account that is missing': [/<cac:PayeeFinancialAccount>.*<\/cac:PayeeFinancialAccount>/, '', 'BT-84'],
  'a sum that is wrong': [/119\.00(?=<\/cbc:PayableAmount)/, '118.00', 'BT-115'],
  'an amount with a comma': [/119\.00(?=<\/cbc:PayableAmount)/, '119,00', 'BT-115'],
  'too many digits behind the point': [/119\.00(?=<\/cbc:PayableAmount)/, '119.000', 'BT-115'],
  'a unit that does not exist': ['unitCode="C62"', 'unitCode="Stck"', 'BT-130'],
  'a negative price': ['>100.00</cbc:PriceAmount>', '>-100.00</cbc:PriceAmount>', 'BT-146'],
  'an item without a name': ['<cbc:Name>Aktenordner</cbc:Name>', '', 'BT-153'],
  'a rate that is no number': [vat, vat.replace('19', 'neunzehn'), 'BT-152'],
  'a day that is given twice': ['<cbc:DueDate>', '<cbc:DueDate>2027-01-01</cbc:DueDate><cbc:DueDate>', 'BT-9'],
};

export const mutants: readonly Mutant[] = Object.entries(defects).map(([what, [from, to, term]]) => {
  const sample = sampleInvoice().toString();
  const xml = sample.replace(from, to);
  if (xml === sample) throw new Error(`${what}: the sample no longer has it`);
  return { what, term, xml };
});
