import express, { type Express, type Request, type Response } from 'express';
import type { Context } from '../context.ts';
import { Problem } from '../problems.ts';
import { access, sameForEveryone, type RouteName, type Rule } from './access.ts';
import { admit } from './admit.ts';
import { answerProblem } from './answerProblem.ts';
import { compressPublic, markPublic } from './compressPublic.ts';
import type { Handler } from './handler.ts';
import { logRequests } from './logRequests.ts';
import { openMetrics, type Metrics } from './metrics.ts';
import type { Principal } from './principal.ts';
import { pages } from './public/pages.ts';
import { operatorTexts } from './public/operatorTexts.ts';
import { routes } from './routes.ts';
import { securityHeaders } from './securityHeaders.ts';

/** Everything that happens to a request, in order. */
export function makeApp(ctx: Context, metrics: Metrics = openMetrics(ctx)): Express {
  operatorTexts(ctx); // what is wrong with them is said at the start
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', ctx.config.trustProxy);
  app.set('etag', false); // answers of the API are never kept (no-store); files bring their own
  app.set('query parser', 'simple'); // no nested objects from the address
  app.set('case sensitive routing', true);

  app.use(logRequests(ctx, metrics));
  app.use(securityHeaders(ctx.config));
  app.use(compressPublic);
  app.use('/api', (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  mountRoutes(app, ctx, metrics);
  app.use(pages());
  app.use(() => {
    throw new Problem('NOT_FOUND');
  });
  app.use(answerProblem(ctx));
  return app;
}

/** Mounts what access.ts names, each behind its rule, and refuses every other method at the same addresses. */
function mountRoutes(app: Express, ctx: Context, metrics: Metrics): void {
  const methods = new Map<string, string[]>();
  for (const [name, handler] of Object.entries(routes(metrics)) as [RouteName, Handler<Principal | null>][]) {
    const [method = '', path = ''] = name.split(' ');
    const rule: Rule = access[name];
    app[method.toLowerCase() as 'get'](path, async (req: Request, res: Response) => {
      res.locals['route'] = name;
      if (sameForEveryone.includes(name)) markPublic(res);
      await handler(ctx, req, res, await admit(ctx, req, rule));
    });
    methods.set(path, [...(methods.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);
  }
  for (const [path, allowed] of methods) {
    app.all(path, () => {
      throw new Problem('METHOD_NOT_ALLOWED', { allow: allowed.join(', ') });
    });
  }
}
