import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';

export type ZipLimits = {
  readonly entries: number;
  /** bytes of all entries together, unpacked */
  readonly total: number;
};

/** What a ZIP holds, or why it is not opened. */
export type ZipContent =
  | { readonly k: 'files'; readonly files: readonly { readonly name: string; readonly bytes: Buffer }[] }
  | { readonly k: 'encrypted' | 'broken' | 'too-large' };

/** Bit 0 of the flags of an entry (APPNOTE 4.4.4). */
const ENCRYPTED = 1;

/**
 * The files of a ZIP, folders left out. Names are only labels here: nothing is written to a disk. Sizes are counted while
 * unpacking, because a bomb lies about them.
 */
export async function readZip(bytes: Buffer, limits: ZipLimits): Promise<ZipContent> {
  let zip: ZipFile;
  try {
    // names undecoded: the library refuses those that climb out of a folder, but here they lead nowhere
    zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true });
  } catch {
    return { k: 'broken' };
  }
  try {
    return await readEntries(zip, limits);
  } catch {
    return { k: 'broken' };
  } finally {
    zip.close();
  }
}

async function readEntries(zip: ZipFile, limits: ZipLimits): Promise<ZipContent> {
  if (zip.entryCount > limits.entries) return { k: 'too-large' };
  const files: { name: string; bytes: Buffer }[] = [];
  let left = limits.total;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name.endsWith('/')) continue;
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return { k: 'encrypted' };
    const content = await readEntry(zip, entry, left);
    if (content === null) return { k: 'too-large' };
    left -= content.length;
    files.push({ name, bytes: content });
  }
  return { k: 'files', files };
}

async function readEntry(zip: ZipFile, entry: Entry, most: number): Promise<Buffer | null> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > most) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}
