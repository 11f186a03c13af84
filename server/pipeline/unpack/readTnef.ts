/** Marks of a TNEF stream (MS-OXTNEF 2.1.3): its signature, and the attributes that make up an attachment. */
const SIGNATURE = 0x223e9f78;
const ATTACHMENT_BEGINS = 0x9002;
const ATTACHMENT_TITLE = 0x8010;
const ATTACHMENT_DATA = 0x800f;

/** The attachments of a winmail.dat; null: it is none, or it is cut off. */
export function readTnef(bytes: Buffer): readonly { readonly name: string; readonly bytes: Buffer }[] | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const files: { name: string; bytes: Buffer }[] = [];
  let current: { name: string; bytes: Buffer } | undefined;
  // signature and key, then attributes: level, id, type, length, data, checksum (MS-OXTNEF 2.1.3.3)
  for (let at = 6; at + 9 <= bytes.length;) {
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (data.length < length) return null;
    if (id === ATTACHMENT_BEGINS) files.push((current = { name: '', bytes: Buffer.alloc(0) }));
    else if (id === ATTACHMENT_TITLE && current) current.name = data.toString('latin1').replace(/\0.*$/s, '');
    else if (id === ATTACHMENT_DATA && current) current.bytes = data;
    at += 9 + length + 2;
  }
  return files;
}
