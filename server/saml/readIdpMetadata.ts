import { X509Certificate } from 'node:crypto';
import { SamlRefusal } from './SamlRefusal.ts';
import { withXml } from './withXml.ts';

/** What we need to know of an identity provider. */
export type Idp = {
  readonly entityId: string;
  /** HTTP-Redirect */
  readonly signInUrl: string;
  /** HTTP-Redirect; null: no single logout */
  readonly signOutUrl: string | null;
  /** PEM; several while keys roll over */
  readonly certificates: readonly string[];
};

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
/** BSI TR-02102-1 asks for 3000 bits for new keys; 2048 is what running providers have. */
const RSA_BITS = 2048;

/**
 * Reads SAML metadata of one identity provider. Certificates count by what `fingerprints` (SHA-256, hex) names, or all without it.
 * Throws SamlRefusal for metadata that is over, names no such provider, or leaves no certificate.
 */
export function readIdpMetadata(xml: Uint8Array, fingerprints: readonly string[] | undefined, at: Date): Idp {
  return withXml(xml, ({ elements, text }) => {
    const [entity, ...others] = elements('//md:EntityDescriptor[md:IDPSSODescriptor]');
    if (!entity || others.length > 0) throw new SamlRefusal('structure', 'not exactly one identity provider');
    const validUntil = text('ancestor-or-self::*/@validUntil', entity);
    if (validUntil !== null && !(Date.parse(validUntil) > at.getTime())) throw new SamlRefusal('time', validUntil);
    const endpoint = (kind: string) =>
      webAddress(text(`md:IDPSSODescriptor/md:${kind}[@Binding='${REDIRECT}']/@Location`, entity));
    const entityId = text('@entityID', entity);
    const signInUrl = endpoint('SingleSignOnService');
    if (!entityId || !signInUrl) throw new SamlRefusal('structure', 'no entityID, or no sign-in by HTTP-Redirect');
    const certificates = elements(
      "md:IDPSSODescriptor/md:KeyDescriptor[not(@use) or @use='signing']//ds:X509Certificate",
      entity,
    )
      .map(({ content }) => readCertificate(content))
      .filter((certificate) => isPinned(certificate, fingerprints))
      .map(String);
    if (certificates.length === 0) throw new SamlRefusal('signature', 'no signing certificate that counts');
    return { entityId, signInUrl, signOutUrl: endpoint('SingleLogoutService'), certificates };
  });
}

function webAddress(location: string | null): string | null {
  if (location === null) return null;
  if (!/^https?:\/\//.test(location) || !URL.canParse(location)) throw new SamlRefusal('structure', location);
  return location;
}

function readCertificate(base64: string): X509Certificate {
  const certificate = new X509Certificate(Buffer.from(base64, 'base64'));
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
  if (type !== 'rsa' || (details?.modulusLength ?? 0) < RSA_BITS)
    throw new SamlRefusal('algorithm', `a signing key that is no RSA key of ${RSA_BITS} bits`);
  return certificate;
}

function isPinned({ fingerprint256 }: X509Certificate, fingerprints: readonly string[] | undefined): boolean {
  const found = fingerprint256.replaceAll(':', '').toLowerCase();
  return fingerprints === undefined || fingerprints.some((one) => one.toLowerCase() === found);
}
