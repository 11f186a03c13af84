import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { Problem } from '../../problems.ts';

/** Another site cannot set it without asking us first (CORS preflight), and we never allow that. */
const HEADER = 'x-requested-with';
const VALUE = 'rechnungsweg';

/**
 * Against cross-site request forgery, for whatever changes something on the strength of a cookie. Three proofs, all needed:
 * what the browser says about where the request comes from (Sec-Fetch-Site, else Origin), a header that only our own
 * pages can set, and the cookie's SameSite. Throws REQUEST_FOREIGN.
 */
export function requireOwnPage(ctx: Context, req: Request): void {
  if (req.headers[HEADER] !== VALUE || !comesFromUs(ctx, req)) throw new Problem('REQUEST_FOREIGN');
}

function comesFromUs(ctx: Context, req: Request): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = req.headers.origin;
  // Neither header: no browser, which sends Origin with every request that changes something.
  return origin === undefined || origin === new URL(ctx.config.publicUrl).origin;
}
