import type { Request } from 'express';
import { Problem } from '../problems.ts';
import { readBody } from './readBody.ts';

/** Forms of ours are small; the largest, an authority with 500 Leitweg-IDs, has 30 kB. */
const JSON_BYTES = 100 * 1024;

/** The body as JSON. Throws JSON_BROKEN, also for another media type: a form of a foreign page cannot send JSON. */
export async function readJson(req: Request): Promise<unknown> {
  if (!req.is('application/json')) throw new Problem('JSON_BROKEN');
  const body = await readBody(req, JSON_BYTES);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new Problem('JSON_BROKEN');
  }
}
