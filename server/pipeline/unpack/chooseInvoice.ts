import { isInvoiceXml, xmlHead } from './isInvoiceXml.ts';

/** A file inside a PDF. */
export type EmbeddedFile = {
  readonly name: string;
  /** what it is to the document (ISO 32000-2, 7.11.3): Alternative, Data, Source, Supplement … */
  readonly relationship: string | null;
  readonly bytes: Uint8Array;
};

/** Names that ZUGFeRD and Factur-X prescribe (ZUGFeRD 2.3, 6.2.2; 1.0 wrote its own in another case). */
const NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

/** Which of the files is the invoice: by its prescribed name, else by its content. null: none; several: more than one. */
export function chooseInvoice(files: readonly EmbeddedFile[]): EmbeddedFile | 'several' | null {
  const xml = distinct(files).filter(({ bytes }) => xmlHead(bytes).startsWith('<'));
  const named = xml.filter(({ name }) => NAMES.includes(name.toLowerCase()));
  if (named.length > 0) return one(named);
  const invoices = xml.filter(({ bytes }) => isInvoiceXml(bytes));
  // of several, the one that says that it stands for the pages
  const alternative = invoices.filter(({ relationship }) => relationship === 'Alternative');
  return one(alternative.length > 0 ? alternative : invoices);
}

function one(files: readonly EmbeddedFile[]): EmbeddedFile | 'several' | null {
  return files.length > 1 ? 'several' : (files[0] ?? null);
}

/** The name tree and the list of associated files usually name the same file twice. */
function distinct(files: readonly EmbeddedFile[]): readonly EmbeddedFile[] {
  return files.filter(
    (file, index) => files.findIndex((other) => Buffer.compare(other.bytes, file.bytes) === 0) === index,
  );
}
