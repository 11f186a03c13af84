import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Context } from '../context.ts';
import { Problem } from '../problems.ts';
import { hashSecret } from '../secret.ts';
import type { Rule } from './access.ts';
import { identify, readBearer, type Principal } from './principal.ts';
import { requireOwnPage } from './session/requireOwnPage.ts';

const SAFE = new Set(['GET', 'HEAD']);

/** Lets a request in by the rule of its route, or throws (401, 403). null: the route asks for nobody in particular. */
export async function admit(ctx: Context, req: Request, { who }: Rule): Promise<Principal | null> {
  if (who === 'everyone') return null;
  if (who === 'metrics') return admitToMetrics(ctx, req);
  const principal = await identify(ctx, req);
  if (!principal) throw new Problem('TOKEN_MISSING');
  if (!who.includes(principal.role)) throw new Problem('FORBIDDEN');
  if (principal.by === 'session' && !SAFE.has(req.method)) requireOwnPage(ctx, req);
  return principal;
}

/** Without METRICS_TOKEN the figures are on the second port only, and this address is empty. */
function admitToMetrics(ctx: Context, req: Request): null {
  if (!ctx.config.metricsToken) throw new Problem('NOT_FOUND');
  const token = readBearer(req);
  if (token === null) throw new Problem('TOKEN_MISSING');
  const [given, wanted] = [token, ctx.config.metricsToken].map((secret) => Buffer.from(hashSecret(secret)));
  if (!given || !wanted || !timingSafeEqual(given, wanted)) throw new Problem('TOKEN_INVALID');
  return null;
}
