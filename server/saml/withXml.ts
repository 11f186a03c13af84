import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { MESSAGE_LIMITS, parseXml } from '../../validation/xml.ts';
import { SamlRefusal } from './SamlRefusal.ts';
import { xmlNames } from './xmlNames.ts';

/** Short questions to a message; an element or attribute that is not there is null. */
export type Reader = {
  readonly document: XmlDocument;
  elements(path: string, from?: XmlElement): XmlElement[];
  /** the text of the first hit: an element's content or an attribute's value */
  text(path: string, from?: XmlElement): string | null;
  count(path: string): number;
};

/** Parses a message with the limits for messages (no document type, no entities) and disposes it after use. Throws SamlRefusal. */
export function withXml<Result>(xml: Uint8Array, read: (reader: Reader) => Result): Result {
  const parsed = parseXml(xml, MESSAGE_LIMITS);
  if (!parsed.ok) throw new SamlRefusal('unreadable', parsed.fault.code);
  try {
    return read(readerOf(parsed.document));
  } finally {
    parsed.document.dispose();
  }
}

function readerOf(document: XmlDocument): Reader {
  const find = (path: string, from?: XmlElement) => (from ?? document).find(path, xmlNames);
  return {
    document,
    elements: (path, from) => find(path, from) as XmlElement[],
    text: (path, from) => find(path, from)[0]?.content ?? null,
    count: (path) => find(path).length,
  };
}
