import { XmlElement, type XmlDocument } from 'libxml2-wasm';

/** Embedded documents (BT-125) that hold something, in either syntax. */
const EMBEDDED = {
  expression: '//cbc:EmbeddedDocumentBinaryObject[normalize-space()] | //ram:AttachmentBinaryObject[normalize-space()]',
  namespaces: {
    cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
    ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  },
} as const;

export function embeddedDocuments(document: XmlDocument): XmlElement[] {
  return document.find(EMBEDDED.expression, EMBEDDED.namespaces).filter((node) => node instanceof XmlElement);
}
