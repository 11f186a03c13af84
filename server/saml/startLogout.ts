import type { Context } from '../context.ts';
import { makeNodeSaml } from './makeNodeSaml.ts';
import type { Saml } from './openSaml.ts';
import { newMessageId } from './startLogin.ts';

/** A session as the provider knows it. */
export type EndedSession = {
  readonly provider: string;
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
};

/**
 * Where to send a browser so that the provider ends its session, too: a signed LogoutRequest by HTTP-Redirect. null: the
 * provider offers no single logout, or is not there; the session here has ended in any case.
 */
export async function startLogout(
  { clock, log }: Pick<Context, 'clock' | 'log'>,
  saml: Saml,
  ended: EndedSession,
): Promise<string | null> {
  const provider = saml.providers.find(({ settings }) => settings.id === ended.provider);
  const idp = await provider?.idp().catch((error: unknown) => {
    log.warn({ err: error, provider: ended.provider }, 'a session could not be ended at the identity provider');
    return undefined;
  });
  if (!provider || !idp?.signOutUrl) return null;
  const talk = { requestId: newMessageId(), requestedAt: clock.now() };
  const user = {
    issuer: idp.entityId,
    nameID: ended.nameId,
    nameIDFormat: ended.nameIdFormat ?? 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    ...(ended.sessionIndex && { sessionIndex: ended.sessionIndex }),
  };
  return makeNodeSaml(saml, idp, provider.settings, talk).getLogoutUrlAsync(user, '', {});
}
