import { chooseInvoice } from './chooseInvoice.ts';
import { limitBuffers } from './limitBuffers.ts';

export type UnpackJob = { readonly bytes: Uint8Array };
/** What a PDF holds: the XML of an invoice with its name inside, or why there is none. */
export type UnpackAnswer =
  | { readonly k: 'invoice'; readonly xml: Uint8Array; readonly path: string }
  | { readonly k: 'none' | 'several' | 'encrypted' | 'broken' | 'too-complex' };

/** Twice the largest invoice, because the library doubles its buffers. */
const LARGEST_BUFFER = 64 * 1024 * 1024;
const refused = limitBuffers(LARGEST_BUFFER);
const { EncryptedPDFError, ParseSpeeds, PDFDocument } = await import('@cantoo/pdf-lib');
const { readEmbeddedFiles } = await import('./readEmbeddedFiles.ts');
// the library reports each oddity of a file to the console
// eslint-disable-next-line no-console -- to silence it
console.warn = () => {};

/** One job of a thread. */
export default async function work({ bytes }: UnpackJob): Promise<UnpackAnswer> {
  refused();
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    const found = chooseInvoice(readEmbeddedFiles(document));
    if (refused()) return { k: 'too-complex' };
    if (found === null) return { k: isDamaged(bytes, false) ? 'broken' : 'none' };
    return found === 'several' ? { k: 'several' } : { k: 'invoice', xml: found.bytes, path: found.name };
  } catch (error) {
    if (error instanceof EncryptedPDFError) return { k: 'encrypted' };
    // too deep nesting ends the stack, too large streams the buffers
    if (refused() || error instanceof RangeError) return { k: 'too-complex' };
    return { k: isDamaged(bytes, true) ? 'broken' : 'none' };
  }
}

/** Whether a PDF without an invoice may have held one: it was cut off, or what holds files is damaged (it may lie in packed objects, ObjStm). */
function isDamaged(bytes: Uint8Array, unreadable: boolean): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.includes(' obj') && !content.includes('%%EOF')) return true;
  return unreadable && (content.includes('EmbeddedFile') || content.includes('ObjStm'));
}
