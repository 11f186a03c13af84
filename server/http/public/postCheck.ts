import { openDocument, type Document } from '../../pipeline/unpack/openDocument.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../problems.ts';
import { explainReport } from '../../render/explainReport.ts';
import type { CheckAnswer } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import { networkOf, RateLimit } from '../rateLimit.ts';
import { readUpload } from '../readUpload.ts';
import { sendReportPage } from './reportPage.ts';

const rateLimits = new WeakMap<Context, RateLimit>();

/** The check without an account: nothing is stored, nothing is journaled, and it has a lane of its own beside the intake. */
export const postCheck: HandlerFor<'POST /api/v1/check'> = async (ctx, req, res) => {
  limitOf(ctx).count(networkOf(req.ip), ctx.clock.now());
  const { checkBytes } = ctx.config.limits;
  const limits = {
    budget: 'public',
    owner: networkOf(req.ip),
    fileBytes: checkBytes,
    totalBytes: checkBytes,
    files: 1,
  } as const;
  const [file, ...more] = await readUpload(req, res, limits);
  if (!file || more.length > 0) throw new Problem('UPLOAD_TOO_MANY_FILES', { limit: 1 });
  if (file.problem) throw file.problem;
  const document = await openDocument(ctx, file.bytes, checkBytes);

  const gone = new AbortController();
  res.on('close', () => gone.abort(new Problem('UPLOAD_INCOMPLETE')));
  const report = await ctx.check.check(document.bytes, { lane: 'public', signal: gone.signal });
  if (report.verdict === 'error') throw new Problem('CHECK_FAILED');
  res.set('Cache-Control', 'no-store');
  if (req.accepts(['application/json', 'text/html']) === 'text/html') sendReportPage(res, report, languageOf(req));
  else res.json({ ...explainReport(report), document: inContainer(document) });
};

/** Who sent a PDF sees the XML that was in it; what was sent as XML they have themselves. */
function inContainer({ bytes, path }: Document): CheckAnswer['document'] {
  return path === null ? null : { path, base64: Buffer.from(bytes).toString('base64') };
}

function limitOf(ctx: Context): RateLimit {
  const known = rateLimits.get(ctx) ?? new RateLimit(ctx.config.limits.checksPerMinute);
  rateLimits.set(ctx, known);
  return known;
}
