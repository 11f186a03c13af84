import { sniffFile, type FileKind } from '../../validation/sniffFile.ts';
import { Problem, type ProblemCode } from '../problems.ts';
import { tooLarge } from '../tooLarge.ts';

/** What is no invoice by its content, and how we say so. What starts as XML goes in, however broken: the check answers it; a PDF may hold one. */
const REFUSED = {
  zip: 'FILE_ZIP',
  word: 'FILE_WORD',
  'office-old': 'FILE_WORD',
  html: 'FILE_HTML',
  image: 'FILE_OTHER',
  json: 'FILE_OTHER',
  mail: 'FILE_OTHER',
  text: 'FILE_OTHER',
  binary: 'FILE_OTHER',
} as const satisfies Record<Exclude<FileKind, 'xml' | 'pdf'>, ProblemCode>;

const KINDS: Readonly<Record<FileKind, { readonly de: string; readonly en: string }>> = {
  xml: { de: 'XML', en: 'XML' },
  pdf: { de: 'PDF', en: 'PDF' },
  zip: { de: 'ZIP', en: 'ZIP' },
  word: { de: 'Word oder Office', en: 'Word or Office' },
  'office-old': { de: 'Word oder Office', en: 'Word or Office' },
  html: { de: 'Internetseite', en: 'web page' },
  image: { de: 'Bild', en: 'picture' },
  json: { de: 'JSON', en: 'JSON' },
  mail: { de: 'E-Mail', en: 'e-mail' },
  text: { de: 'Text', en: 'text' },
  binary: { de: 'unbekannter Inhalt', en: 'unknown content' },
};

/** The refusal for what can never be an invoice, by its bytes alone; null: let it in. limit: largest size in bytes. */
export function refuseFile(bytes: Uint8Array, limit: number): Problem | null {
  if (isBlank(bytes)) return new Problem('UPLOAD_EMPTY');
  if (bytes.length > limit) return tooLarge(limit);
  const kind = sniffFile(bytes);
  if (kind === 'xml' || kind === 'pdf') return null;
  return new Problem(REFUSED[kind], { 'kind.de': KINDS[kind].de, 'kind.en': KINDS[kind].en });
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
