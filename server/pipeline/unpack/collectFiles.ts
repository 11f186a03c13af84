import { sniffFile } from '../../../validation/sniffFile.ts';
import type { MailNoteCode } from '../../mailNotes.ts';
import { isInvoiceXml } from './isInvoiceXml.ts';
import { decryptEnveloped, openSigned, verifyDetached, type MailKeys, type SignatureResult } from './readCms.ts';
import { decodeBody, readMime, type MimePart } from './readMime.ts';
import { readTnef } from './readTnef.ts';
import { readZip } from './readZip.ts';

/** A file in a mail. `path`: its place, 2.1 or 2.1/name in a container. */
export type MailFile = { readonly path: string; readonly fileName: string | null; readonly bytes: Uint8Array };
/** Something that could not be opened, or is no file: what the sender should know. */
export type MailNote = { readonly path: string; readonly fileName: string | null; readonly code: MailNoteCode };

export type Collected = {
  readonly files: MailFile[];
  readonly notes: MailNote[];
  readonly signatures: SignatureResult[];
  encrypted: boolean;
};

/** Messages in messages: a forwarded forward of a forward is more than people need. */
const DEEPEST_MESSAGE = 3;
const ZIP_LIMITS = { entries: 200, total: 64 * 1024 * 1024 };

type Walk = { readonly found: Collected; readonly keys: MailKeys | null; readonly depth: number };

/** All files of a message, out of forwarded messages, signatures, encryption, ZIP and winmail.dat; text that people wrote is none. */
export async function collectFiles(message: MimePart, keys: MailKeys | null): Promise<Collected> {
  const found: Collected = { files: [], notes: [], signatures: [], encrypted: false };
  await visit({ found, keys, depth: 0 }, message);
  return found;
}

type Opener = (walk: Walk, part: MimePart) => Promise<void> | void;

/** How each kind of part is opened; whatever is not named is a file, or text. */
const OPENERS: Readonly<Record<string, Opener>> = {
  'multipart/signed': openSignedParts,
  'multipart/encrypted': (walk, part) => note(walk, part, 'MAIL_PGP'),
  'message/rfc822': (walk, part) => openMessage(walk, part, decodeBody(part)),
  'message/global': (walk, part) => openMessage(walk, part, decodeBody(part)),
  'message/external-body': (walk, part) => note(walk, part, 'MAIL_EXTERNAL'),
  'message/partial': (walk, part) => note(walk, part, 'MAIL_EXTERNAL'),
  'message/delivery-status': () => {},
  'application/pkcs7-mime': openCms,
  'application/x-pkcs7-mime': openCms,
  'application/pkcs7-signature': () => {},
  'application/x-pkcs7-signature': () => {},
  'application/pgp-signature': () => {},
  'application/ms-tnef': openTnef,
  'application/vnd.ms-tnef': openTnef,
};

async function visit(walk: Walk, part: MimePart): Promise<void> {
  const open = OPENERS[part.type];
  if (open) return open(walk, part);
  for (const inner of part.parts) await visit(walk, inner);
  if (part.parts.length > 0 || part.type.startsWith('multipart/')) return;
  const bytes = decodeBody(part);
  if (isWriting(part)) readWriting(walk, part, bytes);
  else if (readTnef(bytes)) await openTnef(walk, part);
  else await take(walk, { path: part.path, fileName: part.fileName, bytes }, isPicture(part));
}

/** What a person wrote, not what they attached. XML as the only part of a mail says so by its type. */
function isWriting({ type, disposition, fileName }: MimePart): boolean {
  return (type === 'text/plain' || type === 'text/html') && fileName === null && disposition !== 'attachment';
}

/** Logos and the like, shown in the text. */
function isPicture({ type, disposition, headers }: MimePart): boolean {
  return type.startsWith('image/') && (disposition !== 'attachment' || headers.has('content-id'));
}

function readWriting(walk: Walk, part: MimePart, bytes: Buffer): void {
  const text = bytes.toString('latin1').replaceAll('&lt;', '<');
  const start = text.search(/<(?:\?xml|(?:[\w.-]+:)?(?:Invoice|CreditNote|CrossIndustryInvoice)[\s>])/);
  if (start >= 0 && isInvoiceXml(Buffer.from(text.slice(start), 'latin1'))) note(walk, part, 'MAIL_PASTED');
}

async function take(walk: Walk, file: MailFile, ignored = false): Promise<void> {
  if (ignored || walk.found.files.some(({ bytes }) => Buffer.compare(bytes, file.bytes) === 0)) return;
  const kind = sniffFile(file.bytes);
  if (kind === 'zip') return openZip(walk, file);
  if (kind === 'mail') return openMessage(walk, file, Buffer.from(file.bytes));
  walk.found.files.push(file);
}

async function openZip(walk: Walk, file: MailFile): Promise<void> {
  if (file.path.includes('/')) return note(walk, file, 'MAIL_TOO_DEEP');
  const content = await readZip(Buffer.from(file.bytes), ZIP_LIMITS);
  if (content.k !== 'files') {
    const codes = {
      encrypted: 'MAIL_ZIP_ENCRYPTED',
      broken: 'MAIL_ZIP_BROKEN',
      'too-large': 'MAIL_ZIP_TOO_LARGE',
    } as const;
    return note(walk, file, codes[content.k]);
  }
  for (const { name, bytes } of content.files) {
    await take(walk, { path: `${file.path}/${name}`, fileName: name.split(/[/\\]/).at(-1) ?? name, bytes });
  }
}

async function openMessage(walk: Walk, at: { path: string; fileName: string | null }, bytes: Buffer): Promise<void> {
  if (walk.depth >= DEEPEST_MESSAGE) return note(walk, at, 'MAIL_TOO_DEEP');
  await visit({ ...walk, depth: walk.depth + 1 }, readMime(bytes, `${at.path}.`));
}

async function openSignedParts(walk: Walk, part: MimePart): Promise<void> {
  const [content, signature] = part.parts;
  if (content && signature?.type.includes('pkcs7-signature')) {
    const crlf = Buffer.from(content.raw.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
    walk.found.signatures.push(await verifyDetached(crlf, decodeBody(signature)));
  }
  for (const inner of part.parts) await visit(walk, inner);
}

async function openCms(walk: Walk, part: MimePart): Promise<void> {
  const der = decodeBody(part);
  const signed = await openSigned(der);
  if (signed) {
    walk.found.signatures.push(signed.signature);
    return openMessage(walk, part, signed.content);
  }
  const content = walk.keys && decryptEnveloped(der, walk.keys);
  if (!content) return note(walk, part, 'MAIL_ENCRYPTED');
  walk.found.encrypted = true;
  await openMessage(walk, part, content);
}

async function openTnef(walk: Walk, part: MimePart): Promise<void> {
  const files = readTnef(decodeBody(part));
  if (!files) return note(walk, part, 'MAIL_WINMAIL');
  for (const { name, bytes } of files) await take(walk, { path: `${part.path}/${name}`, fileName: name, bytes });
}

function note(
  { found }: Walk,
  { path, fileName }: { path: string; fileName: string | null },
  code: MailNoteCode,
): void {
  found.notes.push({ path: path || '1', fileName, code });
}
