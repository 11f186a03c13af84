import { readSteps, type ReadInvoice } from '../../validation/en16931/read.ts';
import type { XmlElement } from '../../validation/en16931/xmlTree.ts';
import { xmlTreeOfDom } from '../../validation/en16931/xmlTreeOfDom.ts';
import { breathe, inSlices } from './inSlices.ts';
import { scanElements } from './scanElements.ts';
import { sourceLines, type SourceLine } from './sourceLines.ts';

/** A document as the browser can show it, however broken it is. */
export type OpenDocument = {
  readonly lines: readonly SourceLine[];
  /** the file has no line breaks to speak of: `lines` are ours */
  readonly indented: boolean;
  readonly root: XmlElement | null;
  readonly found: ReadInvoice | null;
  /** why there is no invoice to show */
  readonly trouble: DocumentTrouble | null;
};

export type DocumentTrouble = 'binary' | 'encoding' | 'doctype' | 'too-deep' | 'not-wellformed' | 'no-invoice';

/** As the server has it; deeper documents would exhaust the stack of the browser. */
const DEEPEST = 256;

/** Never rejects because of what the bytes are; the page stays alive meanwhile. Nothing of the document is fetched or run: it becomes a tree of plain data. */
export async function openDocument(bytes: Uint8Array): Promise<OpenDocument> {
  const text = decode(bytes);
  if (text === null) return nothing('encoding');
  if (!text.trimStart().startsWith('<')) return nothing('binary');
  const source = sourceLines(text);
  await breathe();
  const shown = { lines: source.lines, indented: source.indented };
  const elements = scanElements(source.text);
  const fail = (trouble: DocumentTrouble): OpenDocument => ({ ...shown, root: null, found: null, trouble });
  if (elements.doctype) return fail('doctype');
  if (elements.depth > DEEPEST) return fail('too-deep');
  await breathe();
  const root = await parse(text, elements.lines);
  if (!root) return fail('not-wellformed');
  const found = await inSlices(readSteps(root));
  return { ...shown, root, found, trouble: found ? null : 'no-invoice' };
}

function nothing(trouble: DocumentTrouble): OpenDocument {
  return { lines: [], indented: false, root: null, found: null, trouble };
}

async function parse(text: string, lines: readonly number[]): Promise<XmlElement | null> {
  // the declaration speaks of the bytes before decoding
  const body = text.replace(/^\s*<\?xml[^>]*\?>/, '');
  try {
    return await inSlices(xmlTreeOfDom(new DOMParser().parseFromString(body, 'application/xml'), lines));
  } catch {
    return null;
  }
}

/** By byte order mark, else UTF-16 by its zero bytes, else the XML declaration, else UTF-8. null: not decodable. */
function decode(bytes: Uint8Array): string | null {
  const [first = 0, second = 0] = bytes;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
  const wide = (first === 0xff && second === 0xfe) || second === 0 ? 'utf-16le' : undefined;
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : undefined;
  const declared = /^(?:ï»¿)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  try {
    return new TextDecoder(big ?? wide ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
