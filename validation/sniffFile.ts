/** What a file is by its content; names and media types of senders are not trusted. */
export type FileKind =
  'xml' | 'pdf' | 'word' | 'zip' | 'office-old' | 'html' | 'image' | 'json' | 'mail' | 'text' | 'binary';

const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ['%PDF-', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'office-old'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['II*\x00', 'image'],
  ['MM\x00*', 'image'],
  ['{\\rtf', 'word'],
];
/** Readers of PDF accept the signature within the first kilobyte (ISO 32000, annex H). */
const HEAD_BYTES = 1024;

/** Recognises a file by its first bytes. 'xml': the first character is `<` and it is no HTML page. */
export function sniffFile(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const found = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (found) return found[1] === 'zip' ? zipKind(bytes) : found[1];
  // a byte order mark, and the zero bytes of UTF-16
  const text = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^<(?:!doctype\s+html|html[\s>])/i.test(text)) return 'html';
  if (text.startsWith('<') || text === '') return 'xml';
  if (head.includes('%PDF-')) return 'pdf';
  if (/^[{[]/.test(text)) return 'json';
  if (/^(?:received|return-path|from|mime-version|message-id|delivered-to): /im.test(text)) return 'mail';
  return head.includes('\0') ? 'binary' : 'text';
}

/** An Office file is a ZIP with this entry; the names stand uncompressed in the file. */
function zipKind(bytes: Uint8Array): FileKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return content.includes('[Content_Types].xml') ? 'word' : 'zip';
}
