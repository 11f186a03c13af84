import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import { saveSamlRequest } from '../db/samlRequests.ts';
import { hashSecret } from '../secret.ts';
import { makeNodeSaml } from './makeNodeSaml.ts';
import type { Provider, Saml } from './openSaml.ts';

/** Time to find the card, install the app, and type the PIN. */
export const REQUEST_MS = 20 * 60_000;

/** xs:ID begins with a letter or underscore; 160 bits nobody guesses. */
export const newMessageId = () => `_${randomBytes(20).toString('hex')}`;

/**
 * Where to send a browser to sign in with a provider: a signed AuthnRequest by HTTP-Redirect. No RelayState: the page that was
 * asked for stays here, so that no answer can name another one.
 */
export async function startLogin(
  ctx: Pick<Context, 'db' | 'clock'>,
  saml: Saml,
  provider: Provider,
  { browser, target }: { readonly browser: string; readonly target: string },
): Promise<string> {
  const at = ctx.clock.now();
  const id = newMessageId();
  const idp = await provider.idp();
  const expiresAt = new Date(at.getTime() + REQUEST_MS);
  const request = { id, provider: provider.settings.id, browserHash: hashSecret(browser), target };
  await saveSamlRequest(ctx.db, request, at, expiresAt);
  const library = makeNodeSaml(saml, idp, provider.settings, { requestId: id, requestedAt: at });
  return library.getAuthorizeUrlAsync('', undefined, {});
}
