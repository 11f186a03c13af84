import { once } from 'node:events';
import type { Response } from 'express';

/**
 * Sends a body of any length piece by piece: no more is made than the reader takes. A failure before the first piece is answered like any
 * other; later the connection is cut, so that nobody takes a part for the whole.
 */
export async function sendChunks(res: Response, chunks: AsyncIterable<string>): Promise<void> {
  for await (const chunk of chunks) {
    if (res.closed) return;
    if (!res.write(chunk)) await Promise.race([once(res, 'drain'), once(res, 'close')]);
  }
  res.end();
}
