import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';

/** __Host- forbids a foreign subdomain to plant it, but browsers take it with Secure only. */
const NAMES = ['__Host-rechnungsweg', 'rechnungsweg'] as const;

/** The secret in the cookie, or null. Only the name that we set counts, or a planted cookie without __Host- would be as good. */
export function readSessionCookie(ctx: Configured, req: Pick<Request, 'headers'>): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (value && name === nameFor(ctx)) return value;
  }
  return null;
}

export function setSessionCookie(ctx: Context, res: Response, secret: string, maxAgeMs: number): void {
  res.cookie(nameFor(ctx), secret, { ...optionsFor(ctx), maxAge: maxAgeMs });
}

export function clearSessionCookie(ctx: Context, res: Response): void {
  res.clearCookie(nameFor(ctx), optionsFor(ctx));
}

type Configured = Pick<Context, 'config'>;

const isHttps = (ctx: Configured) => ctx.config.publicUrl.startsWith('https:');
const nameFor = (ctx: Configured) => NAMES[isHttps(ctx) ? 0 : 1];
/** Lax: a link in a mail opens signed in, a form of another site does not arrive signed in. */
const optionsFor = (ctx: Context) => ({ httpOnly: true, sameSite: 'lax', secure: isHttps(ctx), path: '/' }) as const;
