import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Context } from '../context.ts';
import type { Metrics } from './metrics.ts';

/**
 * Gives each request a number (told to the caller, named in the log) and logs how it ended: by route, not by address, because
 * addresses hold secrets (/r/{token}) and searches for names. No IP address is logged.
 */
export function logRequests(ctx: Pick<Context, 'log'>, metrics: Metrics) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const requestId = randomUUID();
    const start = performance.now();
    res.setHeader('X-Request-Id', requestId);
    res.on('close', () => {
      const route = typeof res.locals['route'] === 'string' ? res.locals['route'] : 'other';
      const ms = Math.round(performance.now() - start);
      const status = res.writableFinished ? res.statusCode : 499; // 499: the caller went away (nginx's number for it)
      metrics.countRequest(route, status, ms / 1000);
      ctx.log.info({ requestId, method: req.method, route, status, ms }, 'request');
    });
    next();
  };
}
