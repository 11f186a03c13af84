import { peppol } from '../../channels/peppol.ts';
import { Problem } from '../../problems.ts';
import { tooLarge } from '../../tooLarge.ts';
import { holdBody } from '../bodyBudget.ts';
import type { HandlerFor } from '../handler.ts';
import { refuseEncoding } from '../readBody.ts';
import type { Request } from 'express';

/** Takes a Peppol message in and answers in its protocol; what is no AS4 message gets a problem. */
export const postAs4: HandlerFor<'POST /as4'> = async (ctx, req, res) => {
  if (!ctx.accessPoint) throw new Problem('AS4_OFF');
  refuseEncoding(req);
  const hold = holdBody(res, 'intake');
  const body = readLimited(req, ctx.config.limits.as4Bytes, hold);
  const answer = await peppol(ctx, ctx.accessPoint, { contentType: req.headers['content-type'], body, hold });
  // Not by res.type(): some senders compare the charset letter by letter.
  res.setHeader('Content-Type', 'application/soap+xml;charset=UTF-8');
  res.end(answer);
};

/** The body piece by piece, refused as soon as it is known to be too large. */
async function* readLimited(req: Request, limit: number, hold: (bytes: number) => void): AsyncGenerator<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  let size = 0;
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      hold(chunk.length);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error) || !('code' in error)) throw error;
    throw new Problem('UPLOAD_INCOMPLETE');
  }
}
