import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { EmbeddedFile } from './chooseInvoice.ts';

/** An invoice PDF has one to a few hundred (attachments of BT-125 as PDF portfolios). */
const MOST_FILES = 1000;
const DEEPEST_TREE = 32;

/** All files that a PDF embeds: those of its name tree and those that it is associated with (/AF), without other files. */
export function readEmbeddedFiles(document: PDFDocument): readonly EmbeddedFile[] {
  const { catalog } = document;
  const tree = dictOf(dictOf(catalog, 'Names'), 'EmbeddedFiles');
  const specs = [...(tree ? inTree(tree, 0, new Set()) : []), ...itemsOf(catalog, 'AF')];
  return [...new Set(specs)]
    .filter((spec) => spec instanceof PDFDict)
    .slice(0, MOST_FILES)
    .flatMap((spec) => readFile(spec) ?? []);
}

/** Leaves of a name tree (ISO 32000-1, 7.9.6): names and values by turns. */
function inTree(node: PDFDict, depth: number, seen: Set<PDFDict>): readonly (PDFObject | undefined)[] {
  if (depth > DEEPEST_TREE || seen.has(node)) return [];
  seen.add(node);
  const values = itemsOf(node, 'Names').filter((_, index) => index % 2 === 1);
  const kids = itemsOf(node, 'Kids').filter((kid) => kid instanceof PDFDict);
  return [...values, ...kids.flatMap((kid) => inTree(kid, depth + 1, seen))];
}

function readFile(spec: PDFDict): EmbeddedFile | null {
  const held = dictOf(spec, 'EF');
  const stream = held?.lookup(PDFName.of('UF')) ?? held?.lookup(PDFName.of('F'));
  if (!(stream instanceof PDFRawStream)) return null;
  const relationship = spec.lookup(PDFName.of('AFRelationship'));
  const name = spec.lookup(PDFName.of('UF')) ?? spec.lookup(PDFName.of('F'));
  const isText = name instanceof PDFString || name instanceof PDFHexString;
  return {
    name: isText ? name.decodeText() : '',
    relationship: relationship instanceof PDFName ? relationship.decodeText() : null,
    bytes: decodePDFRawStream(stream).decode(),
  };
}

function dictOf(from: PDFDict | undefined, key: string): PDFDict | undefined {
  const value = from?.lookup(PDFName.of(key));
  return value instanceof PDFDict ? value : undefined;
}

function itemsOf(from: PDFDict, key: string): readonly (PDFObject | undefined)[] {
  const value = from.lookup(PDFName.of(key));
  return value instanceof PDFArray ? Array.from({ length: value.size() }, (_, index) => value.lookup(index)) : [];
}
