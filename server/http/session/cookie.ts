import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';

/** __Host- forbids a foreign subdomain to plant it, but browsers take it with Secure only. */
const NAMES = ['__Host-rechnungsweg', 'rechnungsweg'] as const;

/** The secret in the cookie, or null. */
export function readSessionCookie(req: Request): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (value && NAMES.some((known) => known === name)) return value;
  }
  return null;
}

export function setSessionCookie(ctx: Context, res: Response, secret: string, maxAgeMs: number): void {
  res.cookie(nameFor(ctx), secret, { ...optionsFor(ctx), maxAge: maxAgeMs });
}

export function clearSessionCookie(ctx: Context, res: Response): void {
  res.clearCookie(nameFor(ctx), optionsFor(ctx));
}

const isHttps = (ctx: Context) => ctx.config.publicUrl.startsWith('https:');
const nameFor = (ctx: Context) => NAMES[isHttps(ctx) ? 0 : 1];
/** Lax: a link in a mail opens signed in, a form of another site does not arrive signed in. */
const optionsFor = (ctx: Context) => ({ httpOnly: true, sameSite: 'lax', secure: isHttps(ctx), path: '/' }) as const;
