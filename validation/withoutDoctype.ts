/**
 * An XML schema without its document type declaration: the published schema of XML signatures has one, whose entities it does not use. What is
 * not there can neither expand nor be fetched; a schema that needs its entities is not well-formed without them, and refused.
 */
export function withoutDoctype(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('<!DOCTYPE');
  if (start < 0) return bytes;
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.from(text.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>/, (found) => found.replaceAll(/[^\n]/g, ' ')));
}
