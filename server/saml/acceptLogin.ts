import { SamlStatusError } from '@node-saml/node-saml';
import type { Context } from '../context.ts';
import { rememberMessage, takeSamlRequest, type SamlRequest } from '../db/samlRequests.ts';
import { hashSecret } from '../secret.ts';
import { decodeMessage } from './decodeMessage.ts';
import { inspectEncrypted } from './inspectEncrypted.ts';
import { makeNodeSaml } from './makeNodeSaml.ts';
import { mapPerson, type Person } from './mapPerson.ts';
import type { Provider, Saml } from './openSaml.ts';
import { readAssertion, type Assertion } from './readAssertion.ts';
import { readEnvelope, refuseStatus, type Envelope } from './readEnvelope.ts';
import type { Idp } from './readIdpMetadata.ts';
import { SamlRefusal, type SamlFault } from './SamlRefusal.ts';

/** A sign-in that holds. */
export type Login = {
  readonly provider: string;
  readonly person: Person;
  /** page of ours that was asked for */
  readonly target: string;
  /** what single logout needs */
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
  readonly endsAt: Date | null;
};

/**
 * Checks a response from beginning to end: readable, of a harmless shape, from the provider that this browser was sent to, in
 * answer to a request that nobody has answered yet, signed, fresh, meant for us, at the level asked for, and never seen before.
 * `browser`: the secret that the browser got with the request. Throws SamlRefusal.
 */
export async function acceptLogin(
  ctx: Pick<Context, 'db' | 'clock'>,
  saml: Saml,
  message: string,
  browser: string | null,
): Promise<Login> {
  const at = ctx.clock.now();
  const xml = decodeMessage(message);
  const envelope = readEnvelope(xml);
  const { provider, idp } = await findIssuer(saml, envelope.issuer);
  if (envelope.destination !== saml.acsUrl) throw new SamlRefusal('destination', envelope.destination ?? 'none');
  if (!envelope.inResponseTo) throw new SamlRefusal('unsolicited');
  const request = await takeSamlRequest(ctx.db, envelope.inResponseTo, at);
  if (!request || request.browserHash !== hashSecret(browser ?? '')) throw new SamlRefusal('request');
  if (request.provider !== provider.settings.id) throw new SamlRefusal('issuer', idp.entityId);
  refuseStatus(envelope);
  if (provider.settings.encrypted && !envelope.encrypted) throw new SamlRefusal('plain');

  const signed = await verify(saml, provider, idp, { xml, envelope, request });
  const { entityId } = idp;
  const assertion = readAssertion(signed, { entityId, acsUrl: saml.acsUrl, inResponseTo: request.id, at });
  const person = mapPerson(assertion, provider.settings);
  if (!(await rememberMessage(ctx.db, entityId, assertion.id, assertion.until, at))) throw new SamlRefusal('replayed');
  return toLogin(provider, request, person, assertion);
}

function toLogin({ settings }: Provider, { target }: SamlRequest, person: Person, assertion: Assertion): Login {
  const { nameId, nameIdFormat, sessionIndex, sessionEndsAt } = assertion;
  return { provider: settings.id, person, target, nameId, nameIdFormat, sessionIndex, endsAt: sessionEndsAt };
}

/** The provider by its entity id, exactly. Throws SamlRefusal. */
export async function findIssuer(saml: Saml, issuer: string | null): Promise<{ provider: Provider; idp: Idp }> {
  for (const provider of saml.providers) {
    // One whose metadata cannot be read now has sent nobody here.
    const idp = await provider.idp().catch(() => null);
    if (idp && idp.entityId === issuer) return { provider, idp };
  }
  throw new SamlRefusal('issuer', issuer ?? 'none');
}

type Message = { readonly xml: Buffer; readonly envelope: Envelope; readonly request: SamlRequest };

/** The assertion's own bytes once its signatures hold; during a rollover of our key either may have encrypted it. */
async function verify(saml: Saml, { settings }: Provider, idp: Idp, message: Message): Promise<string> {
  const { xml, envelope, request } = message;
  const keys = [saml.signing.key, ...(saml.next ? [saml.next.key] : [])];
  let first: unknown = null;
  for (const decryptionKey of keys) {
    const talk = { requestId: request.id, requestedAt: request.createdAt, decryptionKey };
    try {
      const library = makeNodeSaml(saml, idp, settings, talk);
      const { profile } = await library.validatePostResponseAsync({ SAMLResponse: xml.toString('base64') });
      const signed = profile?.getAssertionXml?.();
      if (!signed) throw new SamlRefusal('invalid', 'no assertion');
      if (envelope.encrypted) await inspectEncrypted(xml, decryptionKey);
      return signed;
    } catch (error) {
      first ??= error;
    }
  }
  throw toRefusal(first);
}

/** The library says what is wrong in words only; whichever they are, the message is refused. */
const WORDS: readonly (readonly [RegExp, SamlFault])[] = [
  [/audience/i, 'audience'],
  [/expired|not yet valid|subject confirmation/i, 'time'],
  [/signature|signed/i, 'signature'],
];

function toRefusal(error: unknown): SamlRefusal {
  if (error instanceof SamlRefusal) return error;
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof SamlStatusError) return new SamlRefusal('status', words);
  return new SamlRefusal(WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'invalid', words);
}
