import type { NextFunction, Request, Response } from 'express';
import type { Context } from '../context.ts';
import { Problem } from '../problems.ts';
import { languageOf } from './language.ts';
import { problemDetails } from './problemDetails.ts';
import { discardRest } from './discardRest.ts';
import { sendProblemPage } from './public/problemPage.ts';
import { toProblem } from './toProblem.ts';

/** The end of every request that went wrong. A defect is logged with the number that the caller is told. */
export function answerProblem(ctx: Pick<Context, 'log'>) {
  return (error: unknown, req: Request, res: Response, _next: NextFunction): void => {
    const requestId = String(res.getHeader('X-Request-Id'));
    const problem = toProblem(error) ?? new Problem('DEFECT', { requestId });
    if (problem.code === 'STORE_UNAVAILABLE') ctx.log.error({ err: error, requestId }, 'the database is not available');
    if (problem.code === 'DEFECT') ctx.log.error({ err: error, requestId }, 'request failed');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const details = { ...problemDetails(problem, languageOf(req)), instance: `urn:uuid:${requestId}` };
    if (!req.complete) discardRest(req);
    res.status(details.status).set('Cache-Control', 'no-store').vary('Accept-Language');
    if (details.status === 401) res.set('WWW-Authenticate', 'Bearer realm="Rechnungsweg"');
    if (problem.code === 'ENCODING_UNSUPPORTED') res.set('Accept-Encoding', 'identity'); // RFC 9110 15.5.16
    if (typeof problem.facts['seconds'] === 'number') res.set('Retry-After', String(problem.facts['seconds']));
    if (typeof problem.facts['allow'] === 'string') res.set('Allow', problem.facts['allow']);
    // A person who followed a link reads a page; everybody else gets the machine's form.
    if (req.accepts(['application/problem+json', 'application/json', 'text/html']) === 'text/html') {
      sendProblemPage(res, details, languageOf(req));
    } else res.type('application/problem+json').send(JSON.stringify(details));
  };
}
