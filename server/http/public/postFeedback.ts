import type { Context } from '../../context.ts';
import { forwardFeedback } from '../../pipeline/forwardFeedback.ts';
import type { HandlerFor } from '../handler.ts';
import { networkOf, RateLimit } from '../rateLimit.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { feedback } from '../schemas.ts';
import { requireOwnPage } from '../session/requireOwnPage.ts';

/** Each becomes a mail to the operator: enough for a person, too few for a flood. */
const PER_MINUTE = 5;
/** From everywhere together: what somebody can still read. */
const PER_MINUTE_OF_ALL = 20;

const limits = new WeakMap<Context, { readonly each: RateLimit; readonly all: RateLimit }>();

export const postFeedback: HandlerFor<'POST /api/v1/feedback'> = async (ctx, req, res) => {
  requireOwnPage(ctx, req);
  const limit = limits.get(ctx) ?? { each: new RateLimit(PER_MINUTE), all: new RateLimit(PER_MINUTE_OF_ALL) };
  limits.set(ctx, limit);
  limit.each.count(networkOf(req.ip), ctx.clock.now());
  limit.all.count('all', ctx.clock.now());
  await forwardFeedback(ctx, readInput(feedback, await readJson(req)));
  res.status(202).end();
};
