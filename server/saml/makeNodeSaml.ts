import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { bundIdExtension } from './bundIdExtension.ts';
import type { Saml } from './openSaml.ts';
import type { ProviderSettings } from './providerSettings.ts';
import type { Idp } from './readIdpMetadata.ts';

/** SAML leaves it to the parties; a minute is what clocks that are kept in time need. */
export const SKEW_MS = 60_000;
/** A provider answers at once; more would only help whoever stole a message. */
const AGE_MS = 5 * 60_000;

type Talk = {
  /** the id of the message that is made, or of the request that may be answered */
  readonly requestId: string;
  /** when that request was made */
  readonly requestedAt: Date;
  /** PEM */
  readonly decryptionKey?: string;
};

/**
 * The library, set up for one exchange with one provider. It checks signatures, audience and times; acceptLogin adds what it
 * leaves to the caller. Requests live in the database, not in its cache: acceptLogin has taken this one, so that it counts once.
 */
export function makeNodeSaml(saml: Saml, idp: Idp, settings: ProviderSettings, talk: Talk): SAML {
  const { entityId, acsUrl, signing } = saml;
  const { requestId, requestedAt, decryptionKey = signing.key } = talk;
  return new SAML({
    issuer: entityId,
    audience: entityId,
    callbackUrl: acsUrl,
    entryPoint: idp.signInUrl,
    logoutUrl: idp.signOutUrl ?? idp.signInUrl,
    idpIssuer: idp.entityId,
    idpCert: [...idp.certificates],
    privateKey: signing.key,
    publicCert: signing.certificate,
    decryptionPvk: decryptionKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: settings.nameIdFormat,
    generateUniqueId: () => requestId,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
    acceptedClockSkewMs: SKEW_MS,
    maxAssertionAgeMs: AGE_MS,
    authnContext: [settings.level],
    racComparison: 'minimum',
    disableRequestedAuthnContext: !settings.requestLevel,
    validateInResponseTo: ValidateInResponseTo.always,
    cacheProvider: {
      saveAsync: () => Promise.resolve(null),
      getAsync: (id) => Promise.resolve(id === requestId ? requestedAt.toISOString() : null),
      removeAsync: () => Promise.resolve(null),
    },
    ...(settings.bundId && { samlAuthnRequestExtensions: bundIdExtension(settings.bundId) }),
  });
}
