import type { XmlDocument } from 'libxml2-wasm';
import { faultText } from '../faultText.ts';
import type { Finding } from '../report.ts';
import { parseXml } from '../xml.ts';

/** Bytes -> tree, or the finding that says why not. The caller disposes the tree. */
export function parse(bytes: Uint8Array): { readonly document: XmlDocument } | { readonly finding: Finding } {
  const parsed = parseXml(bytes);
  if (parsed.ok) return { document: parsed.document };
  const { fault } = parsed;
  const place = fault.line === undefined ? [] : [{ path: '/', line: fault.line }];
  return {
    finding: { rule: fault.code, level: 'error', source: 'parse', count: 1, places: place, text: faultText(fault) },
  };
}
