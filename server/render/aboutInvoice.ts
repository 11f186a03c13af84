import type { About } from './loadBundle.ts';

type Known = Omit<About, 'sha256' | 'receivedAt'> & { readonly documentSha256: string; readonly receivedAt: Date };

/** What copies say of an invoice beside its content; the checksum is that of the XML they are copies of. */
export function aboutInvoice({ id, number, seller, buyer, fileName, documentSha256, receivedAt }: Known): About {
  return { id, number, seller, buyer, fileName, sha256: documentSha256, receivedAt: receivedAt.toISOString() };
}
