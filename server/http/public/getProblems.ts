import { problems } from '../../problems.ts';
import type { HandlerFor } from '../handler.ts';

/** Every code a caller can meet, with its texts: where `type` of a problem points to. */
export const getProblems: HandlerFor<'GET /api/v1/problems'> = (_ctx, _req, res) => {
  res.json(problems);
};
