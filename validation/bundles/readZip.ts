import { crc32, inflateRawSync } from 'node:zlib';
import { BundleRefused } from './BundleRefused.ts';

/** The official configuration has about 300 files and 10 MB, unpacked. */
const MAX_ENTRIES = 5_000;
const MAX_UNPACKED = 128 * 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** APPNOTE 4.3.16: the end record is 22 bytes and a comment of at most 64 KiB */
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const IN_ZIP64 = 0xffffffff;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/** wanted: files by name; others are not unpacked. entries: how many there may be. */
type Wanted = { readonly wanted?: (name: string) => boolean; readonly entries?: number };

/**
 * The files of a ZIP archive by their names, folders left out. Sizes are taken from nobody's word: unpacking ends where the limit is.
 * Throws BundleRefused: ARCHIVE_BROKEN, ARCHIVE_TOO_LARGE.
 */
export function readZip(
  bytes: Uint8Array,
  { wanted = () => true, entries = MAX_ENTRIES }: Wanted = {},
): Map<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = MAX_UNPACKED;
  const files = new Map<string, Uint8Array>();
  for (const entry of readDirectory(zip, entries)) {
    if (entry.name.endsWith('/') || !wanted(entry.name)) continue;
    if (files.has(entry.name)) throw broken(`${entry.name} twice`);
    const content = unpack(zip, entry, left);
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

function readDirectory(zip: Buffer, most: number): Entry[] {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count > most) throw new BundleRefused('ARCHIVE_TOO_LARGE', { detail: `${count} > ${most}` });
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) throw broken('central directory');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength!).replaceAll('\\', '/');
    if (zip.readUInt16LE(at + 8) & ENCRYPTED) throw broken(`${name} encrypted`);
    const [crc, packed, size, local] = [16, 20, 24, 42].map((offset) => zip.readUInt32LE(at + offset));
    if (packed === IN_ZIP64 || size === IN_ZIP64 || local === IN_ZIP64) throw broken('ZIP64');
    entries.push({ name, method: zip.readUInt16LE(at + 10), crc: crc!, packed: packed!, size: size!, at: local! });
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  return entries;
}

function findEnd(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_SIZE - MAX_COMMENT);
  for (let at = zip.length - END_SIZE; at >= first; at--) if (zip.readUInt32LE(at) === END) return at;
  throw broken('no end record');
}

function unpack(zip: Buffer, { name, method, crc, packed, size, at }: Entry, left: number): Uint8Array {
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== LOCAL) throw broken(name);
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (start + packed > zip.length) throw broken(name);
  const raw = zip.subarray(start, start + packed);
  const content = method === STORED ? raw : method === DEFLATED ? inflate(raw, name, left) : null;
  if (!content) throw broken(`${name}: ${method}`);
  if (content.length > left) throw tooLarge();
  if (content.length !== size || crc32(content) !== crc) throw broken(name);
  return content;
}

function inflate(raw: Buffer, name: string, left: number): Uint8Array {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken(name);
  }
}

const broken = (detail: string) => new BundleRefused('ARCHIVE_BROKEN', { detail });
const tooLarge = () => new BundleRefused('ARCHIVE_TOO_LARGE', { detail: `> ${MAX_UNPACKED / 1024 / 1024} MiB` });
