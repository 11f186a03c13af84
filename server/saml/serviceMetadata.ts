import { generateServiceProviderMetadata } from '@node-saml/node-saml';
import type { Saml } from './openSaml.ts';

/**
 * Our metadata, for the operators of identity providers. While our key rolls over, both certificates may sign, and only the
 * coming one is given out for encryption: what arrives encrypted for either is read.
 */
export function serviceMetadata({ entityId, acsUrl, sloUrl, signing, next }: Saml): string {
  return generateServiceProviderMetadata({
    issuer: entityId,
    callbackUrl: acsUrl,
    logoutCallbackUrl: sloUrl,
    identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    wantAssertionsSigned: true,
    privateKey: signing.key,
    publicCerts: [signing.certificate, ...(next ? [next.certificate] : [])],
    decryptionPvk: (next ?? signing).key,
    decryptionCert: (next ?? signing).certificate,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    signMetadata: true,
  });
}
