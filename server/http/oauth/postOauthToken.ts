import type { Request, Response } from 'express';
import { findClient, issueAccessToken, type TokenScope } from '../../db/tokens.ts';
import type { AccessToken } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readBody } from '../readBody.ts';

const FORM_BYTES = 10 * 1024;
/** RFC 6749 asks for a short life; an hour is what gateways expect, and a revoked client ends its tokens at once. */
const LIFE_S = 3600;

/**
 * OAuth 2.0 client credentials (RFC 6749 4.4) for API gateways: id and secret of a token against an access token. It is opaque:
 * we are the only ones who read it, so a signed one (RFC 9068) would add a key to keep and could not be revoked.
 */
export const postOauthToken: HandlerFor<'POST /oauth/token'> = async (ctx, req, res) => {
  res.set('Cache-Control', 'no-store');
  if (!req.is('application/x-www-form-urlencoded')) return refuse(res, 400, 'invalid_request');
  const form = new URLSearchParams((await readBody(req, FORM_BYTES)).toString('utf8'));
  if (new Set(form.keys()).size !== [...form.keys()].length) return refuse(res, 400, 'invalid_request');
  if (form.get('grant_type') !== 'client_credentials') return refuse(res, 400, 'unsupported_grant_type');
  const credentials = readCredentials(req, form);
  const at = ctx.clock.now();
  const client = credentials && (await findClient(ctx.db, credentials.id, credentials.secret, at));
  if (!client) {
    res.set('WWW-Authenticate', 'Basic realm="Rechnungsweg"');
    return refuse(res, 401, 'invalid_client');
  }
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const scopes = asked.length === 0 ? client.scopes : client.scopes.filter((scope) => asked.includes(scope));
  if (asked.some((scope) => !client.scopes.includes(scope as TokenScope))) return refuse(res, 400, 'invalid_scope');
  const expiresAt = new Date(at.getTime() + LIFE_S * 1000);
  const token = await issueAccessToken(ctx.db, client.id, scopes, at, expiresAt);
  res.json({
    access_token: token,
    token_type: 'Bearer',
    expires_in: LIFE_S,
    scope: scopes.join(' '),
  } satisfies AccessToken);
};

/** By Basic (RFC 6749 2.3.1, which encodes both parts as in forms) or in the form, not by both. */
function readCredentials(req: Request, form: URLSearchParams): { id: string; secret: string } | null {
  const [id, secret] = [form.get('client_id'), form.get('client_secret')];
  const basic = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (basic === undefined) return id && secret && isId(id) ? { id, secret } : null;
  if (secret !== null) return null;
  const [name = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return isId(name) ? { id: name, secret: rest.join(':') } : null;
}

const isId = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** RFC 6749 5.2: this address speaks OAuth's own words, not problem details. */
function refuse(res: Response, status: number, error: string): void {
  res.status(status).json({ error });
}
