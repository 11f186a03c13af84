/** What an attachment is by its content: media type, the usual ending of its name, and whether the XRechnung admits it. */
export type AttachmentType = { readonly media: string; readonly ending: string; readonly admitted: boolean };

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** Types of BT-125 (BR-CL-24; application/xml by the extension, BR-DEX-01), and some that are sent all the same. */
const types = {
  pdf: { media: 'application/pdf', ending: 'pdf', admitted: true },
  png: { media: 'image/png', ending: 'png', admitted: true },
  jpeg: { media: 'image/jpeg', ending: 'jpg', admitted: true },
  xlsx: { media: `${OFFICE}spreadsheetml.sheet`, ending: 'xlsx', admitted: true },
  ods: { media: 'application/vnd.oasis.opendocument.spreadsheet', ending: 'ods', admitted: true },
  csv: { media: 'text/csv', ending: 'csv', admitted: true },
  xml: { media: 'application/xml', ending: 'xml', admitted: true },
  docx: { media: `${OFFICE}wordprocessingml.document`, ending: 'docx', admitted: false },
  zip: { media: 'application/zip', ending: 'zip', admitted: false },
  html: { media: 'text/html', ending: 'html', admitted: false },
  text: { media: 'text/plain', ending: 'txt', admitted: false },
  program: { media: 'application/octet-stream', ending: 'bin', admitted: false },
  unknown: { media: 'application/octet-stream', ending: 'bin', admitted: false },
} as const satisfies Record<string, AttachmentType>;

export type AttachmentKind = keyof typeof types;

const signatures: readonly (readonly [string, AttachmentKind])[] = [
  ['%PDF-', 'pdf'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['PK\x03\x04', 'zip'],
  ['MZ', 'program'],
  ['\x7fELF', 'program'],
  ['#!', 'program'],
];
const HEAD = 4096;
/** The directory of a ZIP stands at its end. */
const TAIL = 65_536;

/** Recognises an attachment by its bytes; what the document says about it (MIME code, file name) is not trusted. */
export function attachmentType(bytes: Uint8Array): AttachmentType & { readonly kind: AttachmentKind } {
  const kind = kindOf(bytes);
  return { kind, ...types[kind] };
}

function kindOf(bytes: Uint8Array): AttachmentKind {
  const head = latin1(bytes.subarray(0, HEAD));
  const found = signatures.find(([signature]) => head.startsWith(signature))?.[1];
  if (found === 'zip') return kindOfZip(head + latin1(bytes.subarray(-TAIL)));
  if (found) return found;
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^<(!doctype\s+html|html[\s>])/i.test(text)) return 'html';
  if (text.startsWith('<?xml') || /^<[A-Za-z_][\w.-]*[:\s>/]/.test(text)) return 'xml';
  if (text === '' || bytes.subarray(0, HEAD).some(isControl)) return 'unknown';
  return /^[^\r\n]*[;,\t][^\r\n]*(\r?\n|$)/.test(text) ? 'csv' : 'text';
}

/** Bytes that no text has in any of the usual encodings of one or more bytes. */
function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);
}

function kindOfZip(content: string): AttachmentKind {
  if (content.includes(`mimetype${types.ods.media}`)) return 'ods';
  if (content.includes('xl/workbook')) return 'xlsx';
  return content.includes('word/document') ? 'docx' : 'zip';
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
