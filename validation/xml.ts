import { ParseOption, XmlDocument, XmlParseError } from 'libxml2-wasm';
import { decodeXml, type Decoded } from './decodeXml.ts';
import { scanXml } from './scanXml.ts';
import { sniffFile, type FileKind } from './sniffFile.ts';

export type XmlFaultCode =
  | 'XML-EMPTY'
  | 'XML-NOT-XML'
  | 'XML-ENCODING'
  | 'XML-DOCTYPE'
  | 'XML-TOO-DEEP'
  | 'XML-TOO-MANY-ELEMENTS'
  | 'XML-TOO-MANY-ATTRIBUTES'
  | 'XML-TOO-MANY-REMARKS'
  | 'XML-TRUNCATED'
  | 'XML-NOT-WELLFORMED';

/** Why a document cannot be read. `detail`: the parser's own words, or the name of the encoding. */
export type XmlFault = {
  readonly code: XmlFaultCode;
  readonly kind?: FileKind;
  readonly line?: number;
  readonly column?: number;
  readonly detail?: string;
};

export type XmlResult =
  { readonly ok: true; readonly document: XmlDocument } | { readonly ok: false; readonly fault: XmlFault };

/** What one document may cost. */
export type XmlLimits = {
  /** element nesting; the deepest schema-valid invoice has about 20 */
  readonly depth: number;
  /** an invoice of 10,000 lines has about 400,000 elements */
  readonly elements: number;
  /** on one element; schema-valid invoices have at most 12, namespace declarations included */
  readonly attributes: number;
  /**
   * comments and processing instructions, in all and outside the root element. Outside: each rule that starts at the document
   * passes all of them, so that 300,000 kept a thread busy for minutes; nothing of an invoice stands there.
   */
  readonly remarks: number;
  readonly remarksOutside: number;
  /** text nodes beyond 10 MB (embedded documents); only for invoices and envelopes, never for SOAP and SAML */
  readonly huge: boolean;
};

const INVOICE_LIMITS: XmlLimits = {
  depth: 256,
  elements: 1_000_000,
  attributes: 256,
  remarks: 100_000, // some for each of 10,000 lines
  remarksOutside: 1_000,
  huge: true,
};
export const MESSAGE_LIMITS: XmlLimits = {
  depth: 64,
  elements: 20_000,
  attributes: 64,
  remarks: 1_000,
  remarksOutside: 100,
  huge: false,
};

const SAFE =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_BIG_LINES |
  // CDATA sections become text, as the data model of XPath 2 has it (text() = 'a' must see <![CDATA[a]]>)
  ParseOption.XML_PARSE_NOCDATA;

/**
 * The only place where XML from outside becomes a tree. No DTD (hence no entities), no network, no catalog. The document found must be disposed by the caller.
 * Never throws on bad input: what is wrong is a value. `url` is only the base of relative addresses in schemas.
 */
export function parseXml(bytes: Uint8Array, limits: XmlLimits = INVOICE_LIMITS, url?: string): XmlResult {
  if (bytes.length === 0) return refused({ code: 'XML-EMPTY' });
  const kind = sniffFile(bytes);
  if (kind !== 'xml') return refused({ code: 'XML-NOT-XML', kind });
  const decoded = decodeXml(bytes);
  if ('code' in decoded) return refused({ code: decoded.code, ...(decoded.encoding && { detail: decoded.encoding }) });
  const scanned = scanXml(decoded.text, limits);
  if (scanned) return refused(scanned);
  return parseScanned(decoded, limits, url);
}

function parseScanned({ utf8, text }: Decoded, limits: XmlLimits, url: string | undefined): XmlResult {
  const option = limits.huge ? SAFE | ParseOption.XML_PARSE_HUGE : SAFE;
  try {
    // the encoding is named because the declaration may speak of the bytes before decoding
    return { ok: true, document: XmlDocument.fromBuffer(utf8, { option, encoding: 'UTF-8', ...(url && { url }) }) };
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    const first = error.details.find((d) => d.level > 1) ?? error.details[0];
    const detail = (first?.message ?? error.message).trim();
    const cut =
      /premature end|EndTag: '<\/' not found|unclosed|not terminated|unterminated/i.test(detail) ||
      (first !== undefined && isAtEnd(first, text));
    return refused({
      code: cut ? 'XML-TRUNCATED' : 'XML-NOT-WELLFORMED',
      detail,
      ...(first && { line: first.line, column: first.col }),
    });
  }
}

/** Where nothing follows that could be wrong, and no tag ends, the document was cut off. */
function isAtEnd({ line, col }: { line: number; col: number }, text: string): boolean {
  const end = text.trimEnd();
  if (end.endsWith('>')) return false;
  const lines = end.split('\n');
  return line > lines.length || (line === lines.length && col > lines.at(-1)!.length);
}

function refused(fault: XmlFault): XmlResult {
  return { ok: false, fault };
}
