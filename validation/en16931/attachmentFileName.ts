import type { AttachmentType } from './attachmentType.ts';

const LONGEST = 120;
/** Endings that fit a type beside the usual one. */
const also: Readonly<Record<string, readonly string[]>> = { jpg: ['jpeg'], txt: ['text', 'log', 'csv'], csv: ['txt'] };

/**
 * A name under which an attachment can be saved anywhere: no folders, no control or bidirectional characters, and the ending that its
 * content asks for, so that "rechnung.pdf" cannot be a program.
 */
export function attachmentFileName(given: string | undefined, number: number, { ending }: AttachmentType): string {
  const plain = (given ?? '')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const name = plain ? plain.slice(-LONGEST).replace(/^[\uDC00-\uDFFF]/, '') : `anlage-${number}`;
  const own = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase();
  return own === ending || also[ending]?.includes(own ?? '') ? name : `${name}.${ending}`;
}
