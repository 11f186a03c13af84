import type { Context } from '../context.ts';
import { rememberMessage } from '../db/samlRequests.ts';
import { deleteProviderSessions } from '../db/session.ts';
import { findIssuer } from './acceptLogin.ts';
import { decodeMessage } from './decodeMessage.ts';
import { inspectAlgorithms, inspectStructure } from './inspectMessage.ts';
import { makeNodeSaml, SKEW_MS } from './makeNodeSaml.ts';
import type { Saml } from './openSaml.ts';
import { readRedirect } from './readRedirect.ts';
import type { Idp } from './readIdpMetadata.ts';
import { SamlRefusal } from './SamlRefusal.ts';
import { newMessageId } from './startLogin.ts';
import { withXml } from './withXml.ts';

/** How a LogoutRequest came: the query as it stands in the address, or the field of a form. */
export type LogoutMessage = { readonly query: string } | { readonly form: string };

type LogoutRequest = {
  readonly id: string;
  readonly issuer: string | null;
  readonly destination: string | null;
  readonly issuedAt: number;
  readonly nameId: string;
  readonly sessionIndexes: readonly string[];
};

/** Front-channel logout happens at once; an old request is one that somebody kept. */
const AGE_MS = 5 * 60_000;

/**
 * The provider ends sessions: checks its LogoutRequest, deletes them, and answers where to send the browser with our signed
 * LogoutResponse (null: the provider wants none). Throws SamlRefusal.
 */
export async function acceptLogout(
  ctx: Pick<Context, 'db' | 'clock'>,
  saml: Saml,
  message: LogoutMessage,
  relayState: string,
): Promise<string | null> {
  const at = ctx.clock.now();
  const redirected = 'query' in message ? readRedirect(message.query) : null;
  const xml = redirected?.xml ?? decodeMessage('form' in message ? message.form : '');
  const request = readLogoutRequest(xml);
  const { provider, idp } = await findIssuer(saml, request.issuer);
  const library = makeNodeSaml(saml, idp, provider.settings, { requestId: newMessageId(), requestedAt: at });
  if (redirected) redirected.verify(idp.certificates);
  // The library checks that the signature covers the whole message.
  else
    await library.validatePostRequestAsync({ SAMLRequest: xml.toString('base64') }).catch((error: unknown) => {
      throw new SamlRefusal('signature', error instanceof Error ? error.message : String(error));
    });
  await refuseStale(ctx, saml, idp, request, at);
  const { nameId, sessionIndexes } = request;
  await deleteProviderSessions(ctx.db, { provider: provider.settings.id, nameId, sessionIndexes });
  if (!idp.signOutUrl) return null;
  const asked = { issuer: idp.entityId, nameID: nameId, nameIDFormat: '', ID: request.id };
  return library.getLogoutResponseUrlAsync(asked, relayState, {}, true);
}

async function refuseStale(
  ctx: Pick<Context, 'db'>,
  { sloUrl }: Saml,
  { entityId }: Idp,
  { id, destination, issuedAt }: LogoutRequest,
  at: Date,
): Promise<void> {
  if (destination !== sloUrl) throw new SamlRefusal('destination', destination ?? 'none');
  const age = at.getTime() - issuedAt;
  if (!(age < AGE_MS + SKEW_MS && age > -SKEW_MS)) throw new SamlRefusal('time', String(issuedAt));
  const until = new Date(issuedAt + AGE_MS + SKEW_MS);
  if (!(await rememberMessage(ctx.db, entityId, id, until, at))) throw new SamlRefusal('replayed');
}

function readLogoutRequest(xml: Buffer): LogoutRequest {
  return withXml(xml, (reader) => {
    inspectStructure(reader, 'samlp:LogoutRequest');
    inspectAlgorithms(reader);
    const { text, elements } = reader;
    const [nameId, ...others] = elements('/samlp:LogoutRequest/saml:NameID');
    if (!nameId?.content || others.length > 0) throw new SamlRefusal('structure', 'not exactly one NameID');
    const id = text('/samlp:LogoutRequest/@ID');
    if (!id) throw new SamlRefusal('structure', 'no ID');
    return {
      id,
      issuer: text('/samlp:LogoutRequest/saml:Issuer'),
      destination: text('/samlp:LogoutRequest/@Destination'),
      issuedAt: Date.parse(text('/samlp:LogoutRequest/@IssueInstant') ?? ''),
      nameId: nameId.content,
      sessionIndexes: elements('/samlp:LogoutRequest/samlp:SessionIndex').map(({ content }) => content),
    };
  });
}
