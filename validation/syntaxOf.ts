import type { XmlDocument } from 'libxml2-wasm';
import type { Syntax } from './report.ts';

const ROOTS: Readonly<Record<string, Syntax>> = {
  '{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice': 'ubl-invoice',
  '{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote': 'ubl-creditnote',
  '{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice': 'cii',
};

/** Which of the three forms a document has, by its root element. */
export function syntaxOf(document: XmlDocument): Syntax | null {
  const { root } = document;
  return ROOTS[`{${root.namespaceUri}}${root.name}`] ?? null;
}
