import express, { type Request, type Response } from 'express';
import { Problem } from '../problems.ts';
import { runMiddleware } from './runMiddleware.ts';

/** Forms of ours are small; the largest, an authority with 500 Leitweg-IDs, has 30 kB. */
const JSON_BYTES = 100 * 1024;

const parse = express.json({ limit: JSON_BYTES, inflate: false, strict: true });

/** The body as JSON. Throws JSON_BROKEN, also for another media type: a form of a foreign page cannot send JSON. */
export async function readJson(req: Request, res: Response): Promise<unknown> {
  if (!req.is('application/json')) throw new Problem('JSON_BROKEN');
  await runMiddleware(parse, req, res);
  return req.body;
}
