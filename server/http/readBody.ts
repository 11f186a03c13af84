import type { Request } from 'express';
import { Problem } from '../problems.ts';
import { tooLarge } from '../tooLarge.ts';

/**
 * The body as it stands, up to `limit` bytes. Refused as soon as it is known to be too large, not after all of it has come
 * (body-parser reads to the end first). Throws UPLOAD_TOO_LARGE, ENCODING_UNSUPPORTED, UPLOAD_INCOMPLETE.
 */
export async function readBody(req: Request, limit: number): Promise<Buffer> {
  refuseEncoding(req);
  // Gone while we looked who it is: none of the events below would come any more.
  if (req.destroyed) throw new Problem('UPLOAD_INCOMPLETE');
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const take = (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else {
      req.off('data', take);
      reject(tooLarge(limit));
    }
  };
  req.on('data', take);
  req.on('end', () => resolve(Buffer.concat(chunks)));
  // Also after `end`, when it changes nothing any more.
  req.on('error', () => reject(new Problem('UPLOAD_INCOMPLETE')));
  req.on('close', () => reject(new Problem('UPLOAD_INCOMPLETE')));
  return promise;
}

/** What counts are the bytes as received; a packed body would have to be unpacked first, and may be a bomb. */
export function refuseEncoding({ headers }: Request): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new Problem('ENCODING_UNSUPPORTED');
}
