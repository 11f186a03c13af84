import type { Request, Response } from 'express';
import { Problem } from '../problems.ts';

/** Bodies are held in memory while they are read and stored: this much for all requests of the process together. */
const BUDGET_BYTES = 512 * 1024 * 1024;
/** When it is full, it is soon free again. */
const RETRY_SECONDS = 5;

let held = 0;

/**
 * Reserves memory for a body until its answer is out: what it says it has, or the most it may have. Throws SERVER_BUSY, which
 * a program answers by sending again, where running out of memory would hit everybody.
 */
export function reserveBody(req: Request, res: Response, limit: number): void {
  const bytes = Math.min(Number(req.headers['content-length'] ?? limit), limit);
  if (held + bytes > BUDGET_BYTES) throw new Problem('SERVER_BUSY', { seconds: RETRY_SECONDS });
  held += bytes;
  res.once('close', () => (held -= bytes));
}
