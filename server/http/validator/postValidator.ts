import type { Context } from '../../context.ts';
import { oneLine } from '../../oneLine.ts';
import { Problem } from '../../problems.ts';
import { scenarioOf } from '../../rules/scenarioOf.ts';
import { reserveBody } from '../bodyBudget.ts';
import type { HandlerFor } from '../handler.ts';
import { networkOf, RateLimit } from '../rateLimit.ts';
import { readBody } from '../readBody.ts';
import { writeKositReport } from './writeKositReport.ts';

const rateLimits = new WeakMap<Context, RateLimit>();
const LONGEST_NAME = 255;
/** When too much is to do, it is soon done. */
const RETRY_SECONDS = 5;

/**
 * The check as the HTTP daemon of the KoSIT validator offers it, with its status codes, so that its clients only change the address: 200 acceptable, 406 not
 * acceptable, 422 could not be checked to the end, 400 nothing sent. Nothing is stored.
 */
export const postValidator: HandlerFor<'POST /validator/:name'> = async (ctx, req, res) => {
  const at = ctx.clock.now();
  limitOf(ctx).count(networkOf(req.ip), at);
  const { invoiceBytes } = ctx.config.limits;
  if (req.is('multipart/*')) throw new Problem('REQUEST_BROKEN');
  reserveBody(req, res, 'public', invoiceBytes);
  const bytes = await readBody(req, invoiceBytes);
  if (bytes.length === 0) throw new Problem('UPLOAD_EMPTY');
  const gone = new AbortController();
  res.on('close', () => gone.abort(new Problem('UPLOAD_INCOMPLETE')));
  const report = await ctx.check.check(bytes, { lane: 'public', signal: gone.signal, at });
  if (report.findings.some(({ rule }) => rule === 'ENGINE-BUSY'))
    throw new Problem('SERVER_BUSY', { seconds: RETRY_SECONDS });
  const name = oneLine(String(req.params['name']), LONGEST_NAME);
  const ended = report.verdict !== 'error' && !report.findings.some(({ rule }) => rule === 'ENGINE-ABORT');
  res
    .status(!ended ? 422 : report.verdict === 'accept' ? 200 : 406)
    .set('Cache-Control', 'no-store')
    .type('application/xml')
    .send(writeKositReport(report, { name, at, scenario: scenarioOf(ctx, report) }));
};

function limitOf(ctx: Context): RateLimit {
  const known = rateLimits.get(ctx) ?? new RateLimit(ctx.config.limits.validatorPerMinute);
  rateLimits.set(ctx, known);
  return known;
}
