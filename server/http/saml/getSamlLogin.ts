import { Problem } from '../../problems.ts';
import { startLogin } from '../../saml/startLogin.ts';
import { makeSecret } from '../../secret.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { samlLoginQuery } from '../schemas.ts';
import { setLoginCookie } from './loginCookie.ts';
import { requireSaml } from './requireSaml.ts';

/** Sends the browser to an identity provider. The cookie binds the answer to this browser. */
export const getSamlLogin: HandlerFor<'GET /saml/login'> = async (ctx, req, res) => {
  const saml = requireSaml(ctx);
  const { provider: id, weiter } = readInput(samlLoginQuery, req.query);
  const provider = saml.providers.find(({ settings }) => settings.id === id);
  if (!provider) throw new Problem('NOT_FOUND');
  const browser = makeSecret();
  const address = await startLogin(ctx, saml, provider, { browser, target: weiter }).catch((error: unknown) => {
    ctx.log.error({ err: error, provider: id }, 'an identity provider is not available');
    throw new Problem('SAML_UNAVAILABLE');
  });
  setLoginCookie(ctx, res, browser);
  res.set('Cache-Control', 'no-store').redirect(302, address);
};
