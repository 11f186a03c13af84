import type { Response } from 'express';

export type SentFile = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly media: string;
  /** of the bytes, where it is known */
  readonly sha256?: string;
};

/** Always a download, never a page of ours: what it holds came from strangers. */
export function sendFile(res: Response, { bytes, name, media, sha256 }: SentFile): void {
  res.attachment(name);
  // Not by res.type(): that adds a charset, and a document says itself which one it has.
  res.setHeader('Content-Type', media);
  res.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  res.setHeader('Content-Length', bytes.length);
  if (sha256) res.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`); // RFC 9530
  res.end(bytes);
}
