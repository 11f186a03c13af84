import type { Request } from 'express';

/** So much of a refused body is still taken, so that callers who send everything first get to read the answer. */
const DISCARD_BYTES = 64 * 1024 * 1024;

/** Reads the rest of a body into nothing; whoever goes on sending beyond the limit is cut off. */
export function discardRest(req: Request): void {
  let seen = 0;
  req.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > DISCARD_BYTES) req.socket.destroy();
  });
  req.resume();
}
