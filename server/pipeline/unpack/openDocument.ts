import { sniffFile } from '../../../validation/sniffFile.ts';
import type { Context } from '../../context.ts';
import { oneLine } from '../../oneLine.ts';
import { tooLarge } from '../../tooLarge.ts';
import { refuseFile } from '../refuseFile.ts';

/** The document of a delivery; `path`: its name inside the container that was received, null where it is what was received. */
export type Document = { readonly bytes: Uint8Array; readonly path: string | null };

/** What file systems allow. */
const LONGEST_PATH = 255;

/**
 * The XML that is the invoice: the bytes themselves, or what a PDF holds. `limit`: largest size in bytes, of both. Throws Problem for what
 * can never be an invoice.
 */
export async function openDocument(ctx: Context, bytes: Uint8Array, limit: number): Promise<Document> {
  const refusal = refuseFile(bytes, limit);
  if (refusal) throw refusal;
  if (sniffFile(bytes) !== 'pdf') return { bytes, path: null };
  const { xml, path } = await ctx.unpack.pdf(bytes);
  if (xml.length > limit) throw tooLarge(limit);
  return { bytes: xml, path: oneLine(path, LONGEST_PATH) || 'invoice.xml' };
}
