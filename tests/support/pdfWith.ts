import { AFRelationship, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';

export type Embedded = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly relationship?: keyof typeof AFRelationship;
};

/** A PDF of one page that embeds files, as invoicing programs make them. `without`: one of the two ways to find the files is missing. */
export async function pdfWith(files: readonly Embedded[], without?: 'Names' | 'AF'): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  document.addPage();
  for (const { name, content, relationship = 'Alternative' } of files) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await document.attach(bytes, name, { mimeType: 'text/xml', afRelationship: AFRelationship[relationship] });
  }
  await document.flush();
  if (without === 'AF') document.catalog.delete(PDFName.of('AF'));
  if (without === 'Names') document.catalog.lookup(PDFName.of('Names'), PDFDict).delete(PDFName.of('EmbeddedFiles'));
  return new Uint8Array(await document.save());
}
