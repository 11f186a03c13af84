import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import { REQUEST_MS } from '../../saml/startLogin.ts';

/**
 * Binds a sign-in to the browser that began it: without it, somebody could sign a stranger's browser in to their own account. The
 * answer comes as a form from the provider's site, so it must be SameSite=None, which browsers take with Secure only.
 */
const NAMES = ['__Host-rechnungsweg-saml', 'rechnungsweg-saml'] as const;

export function setLoginCookie(ctx: Context, res: Response, secret: string): void {
  res.cookie(nameFor(ctx), secret, { ...optionsFor(ctx), maxAge: REQUEST_MS });
}

export function readLoginCookie(ctx: Context, req: Pick<Request, 'headers'>): string | null {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return pairs.find(([name]) => name === nameFor(ctx))?.[1] ?? null;
}

export function clearLoginCookie(ctx: Context, res: Response): void {
  res.clearCookie(nameFor(ctx), optionsFor(ctx));
}

const isHttps = (ctx: Context) => ctx.config.publicUrl.startsWith('https:');
const nameFor = (ctx: Context) => NAMES[isHttps(ctx) ? 0 : 1];
const optionsFor = (ctx: Context) =>
  ({ httpOnly: true, sameSite: isHttps(ctx) ? 'none' : 'lax', secure: isHttps(ctx), path: '/' }) as const;
