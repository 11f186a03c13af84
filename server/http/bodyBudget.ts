import type { Request, Response } from 'express';
import { Problem } from '../problems.ts';

/**
 * Bodies are held in memory while they are read and stored: this much for all requests of the process together. The public
 * has a share of its own: strangers who send slowly must not keep suppliers out.
 */
const BUDGET_BYTES = { intake: 384 * 1024 * 1024, public: 128 * 1024 * 1024 } as const;
export type Budget = keyof typeof BUDGET_BYTES;
/**
 * Of one supplier or one authority at most this part, so that nobody keeps the others out, by a fault in their program or on
 * purpose; one body of the largest size always fits.
 */
const SHARE = 1 / 3;
/** When it is full, it is soon free again. */
const RETRY_SECONDS = 5;

const held: Record<Budget, number> = { intake: 0, public: 0 };
const heldBy = new Map<string, number>();

/**
 * Reserves memory for a body until its answer is out: what it says it has, or the most it may have. `owner`: the organisation
 * that sends it, null: nobody in particular. Throws SERVER_BUSY, which
 * a program answers by sending again, where running out of memory would hit everybody; and UPLOAD_INCOMPLETE for a caller who
 * has gone already: no `close` would come any more to give the memory back.
 */
export function reserveBody(
  req: Request,
  res: Response,
  budget: Budget,
  limit: number,
  owner: string | null = null,
): void {
  if (res.closed) throw new Problem('UPLOAD_INCOMPLETE');
  const bytes = Math.min(Number(req.headers['content-length'] ?? limit), limit);
  const own = owner === null ? 0 : (heldBy.get(owner) ?? 0);
  if (held[budget] + bytes > BUDGET_BYTES[budget] || (own > 0 && own + bytes > BUDGET_BYTES[budget] * SHARE)) {
    throw new Problem('SERVER_BUSY', { seconds: RETRY_SECONDS });
  }
  held[budget] += bytes;
  if (owner !== null) addTo(owner, bytes);
  res.once('close', () => {
    held[budget] -= bytes;
    if (owner !== null) addTo(owner, -bytes);
  });
}

function addTo(owner: string, bytes: number): void {
  const sum = (heldBy.get(owner) ?? 0) + bytes;
  if (sum > 0) heldBy.set(owner, sum);
  else heldBy.delete(owner);
}

/**
 * The same for a body that does not say how long it is: memory is reserved as it comes, until the answer is out. Throws
 * SERVER_BUSY when there is none left, and UPLOAD_INCOMPLETE for a caller who has gone already.
 */
export function holdBody(res: Response, budget: Budget): (bytes: number) => void {
  if (res.closed) throw new Problem('UPLOAD_INCOMPLETE');
  let own = 0;
  res.once('close', () => {
    held[budget] -= own;
    own = 0;
  });
  return (bytes) => {
    if (res.closed) throw new Problem('UPLOAD_INCOMPLETE');
    if (held[budget] + bytes > BUDGET_BYTES[budget]) throw new Problem('SERVER_BUSY', { seconds: RETRY_SECONDS });
    held[budget] += bytes;
    own += bytes;
  };
}
