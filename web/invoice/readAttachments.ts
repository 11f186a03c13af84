import { attachmentFileName } from '../../validation/en16931/attachmentFileName.ts';
import { attachmentType, type AttachmentKind } from '../../validation/en16931/attachmentType.ts';
import { decodeBase64 } from '../../validation/en16931/decodeBase64.ts';
import type { Invoice } from '../../validation/en16931/invoice.ts';

export type ReadAttachment = {
  /** place among BG-24, from 1: the server hands it out by this number */
  readonly number: number;
  readonly reference: string | null;
  readonly description: string | null;
  /** BT-124: shown, never fetched */
  readonly link: string | null;
  /** null: only a link */
  readonly file: EmbeddedFile | null;
};

export type EmbeddedFile =
  | { readonly broken: true; readonly name: string | null }
  | {
      readonly broken: false;
      readonly name: string;
      readonly kind: AttachmentKind;
      readonly admitted: boolean;
      /** media type that the invoice claims, where the content says otherwise */
      readonly claimed: string | null;
      readonly bytes: Uint8Array<ArrayBuffer>;
    };

/** The supporting documents of an invoice, each recognised by its content. */
export function readAttachments(invoice: Invoice): readonly ReadAttachment[] {
  return (invoice['BG-24'] ?? []).map((group, index) => {
    const number = index + 1;
    return {
      number,
      reference: group['BT-122'] ?? null,
      description: group['BT-123'] ?? null,
      link: group['BT-124'] ?? null,
      file: group['BT-125'] ? readFile(group['BT-125'], number) : null,
    };
  });
}

function readFile(
  { value, mime, filename }: { value: string; mime?: string; filename?: string },
  number: number,
): EmbeddedFile {
  const bytes = decodeBase64(value);
  if (!bytes) return { broken: true, name: filename ?? null };
  const type = attachmentType(bytes);
  const claimed = mime !== undefined && mime !== type.media ? mime : null;
  return {
    broken: false,
    name: attachmentFileName(filename, number, type),
    kind: type.kind,
    admitted: type.admitted,
    claimed,
    bytes,
  };
}
