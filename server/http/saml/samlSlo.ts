import type { Request, Response } from 'express';
import type { Context } from '../../context.ts';
import { acceptLogout, type LogoutMessage } from '../../saml/acceptLogout.ts';
import { Problem } from '../../problems.ts';
import type { HandlerFor } from '../handler.ts';
import { clearSessionCookie } from '../session/cookie.ts';
import { readForm, requireSaml, toSamlProblem } from './requireSaml.ts';

/** Bindings 3.4.3 allows 80 bytes, providers send more. */
const RELAY_STATE = 1000;

/** A provider's LogoutRequest, or its answer to ours, by HTTP-Redirect. */
export const getSamlSlo: HandlerFor<'GET /saml/slo'> = async (ctx, req, res) => {
  const query = new URLSearchParams(rawQuery(req));
  await answer(ctx, res, query, { query: rawQuery(req) });
};

/** The same by HTTP-POST. */
export const postSamlSlo: HandlerFor<'POST /saml/slo'> = async (ctx, req, res) => {
  requireSaml(ctx);
  const form = await readForm(req);
  await answer(ctx, res, form, { form: form.get('SAMLRequest') ?? '' });
};

async function answer(ctx: Context, res: Response, fields: URLSearchParams, message: LogoutMessage): Promise<void> {
  const saml = requireSaml(ctx);
  res.set('Cache-Control', 'no-store');
  // The answer to our request: the session here ended before it was sent, so nothing depends on what it says.
  if (fields.has('SAMLResponse')) return res.redirect(303, SIGNED_OUT);
  if (!fields.has('SAMLRequest')) throw new Problem('REQUEST_BROKEN');
  const relayState = (fields.get('RelayState') ?? '').slice(0, RELAY_STATE);
  const next = await acceptLogout(ctx, saml, message, relayState).catch((error: unknown) => {
    throw toSamlProblem(ctx, error);
  });
  clearSessionCookie(ctx, res);
  res.redirect(303, next ?? SIGNED_OUT);
}

const SIGNED_OUT = '/anmelden?abgemeldet=1';

const rawQuery = (req: Request) => req.originalUrl.split('?').slice(1).join('?');
