import { takeSbd } from '../../channels/peppol/takeSbd.ts';
import { Problem } from '../../problems.ts';
import { answerReceipt } from '../api/answerReceipt.ts';
import { reserveBody } from '../bodyBudget.ts';
import type { HandlerFor } from '../handler.ts';
import { readBody } from '../readBody.ts';

/** Takes an envelope from an operator's own access point: 201 after the commit, 200 for a repeat with the first answer. */
export const postSbd: HandlerFor<'POST /api/v1/peppol/sbd'> = async (ctx, req, res, who) => {
  if (!who.organisationId) throw new Problem('FORBIDDEN');
  const limit = ctx.config.limits.as4Bytes;
  reserveBody(req, res, 'intake', limit);
  answerReceipt(res, await takeSbd(ctx, who.organisationId, await readBody(req, limit)));
};
