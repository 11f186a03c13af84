import type { X509Certificate } from 'node:crypto';
import { readCertificateFields } from './certificateFields.ts';
import { SEAT_ID } from './names.ts';

/** Certificates that are trusted because the configuration names them: roots (self-signed) and the authorities between. */
export type Trust = { readonly roots: readonly X509Certificate[]; readonly authorities: readonly X509Certificate[] };

export type CertificateCheck =
  | { readonly ok: true; readonly seatId: string; readonly issuer: X509Certificate }
  | { readonly ok: false; readonly why: string };

/** Access point, its authority, the root: Peppol has no longer chain. */
const LONGEST_CHAIN = 3;
const LEAST_KEY_BITS = 2048;
/** KeyUsage digitalSignature (RFC 5280 4.2.1.3): the first bit. */
const DIGITAL_SIGNATURE = 0x80;

/**
 * Whether this is the certificate of a Peppol access point: chain to a configured root, every certificate of it valid at `at`, the leaf no
 * authority and allowed to sign, its common name a Seat ID. Revocation is asked for apart (revocation.ts).
 */
export function checkCertificate(certificate: X509Certificate, trust: Trust, at: Date): CertificateCheck {
  const chain = findChain(certificate, trust);
  const issuer = chain?.[1];
  if (!chain || !issuer) return refuse('the certificate does not lead to a trusted root');
  if (chain.some((one) => at < one.validFromDate || at > one.validToDate))
    return refuse('the certificate, or one above it, is not valid now');
  if (certificate.ca) return refuse('the certificate is one of an authority');
  const { keyUsage } = readCertificateFields(certificate);
  if (keyUsage !== null && (keyUsage & DIGITAL_SIGNATURE) === 0) return refuse('the certificate is not for signing');
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_KEY_BITS)
    return refuse('the key is no RSA key of at least 2048 bits');
  const seatId = seatIdOf(certificate);
  return seatId ? { ok: true, seatId, issuer } : refuse('the common name is no Seat ID');
}

/** The common name, where it is one that Peppol gives to access points. */
export function seatIdOf(certificate: X509Certificate): string | null {
  const names = [...certificate.subject.matchAll(/^CN=(.*)$/gm)].map(([, name = '']) => name);
  return names.length === 1 && SEAT_ID.test(names[0] ?? '') ? (names[0] ?? null) : null;
}

/** From the certificate up to a root; null: it leads nowhere. */
function findChain(certificate: X509Certificate, { roots, authorities }: Trust): X509Certificate[] | null {
  const climb = (chain: readonly X509Certificate[]): X509Certificate[] | null => {
    const last = chain.at(-1);
    if (!last) return null;
    const root = roots.find((one) => isIssuedBy(last, one));
    if (root && chain.length < LONGEST_CHAIN) return [...chain, root];
    if (chain.length >= LONGEST_CHAIN - 1) return null;
    for (const authority of authorities) {
      const found = isIssuedBy(last, authority) ? climb([...chain, authority]) : null;
      if (found) return found;
    }
    return null;
  };
  return climb([certificate]);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function refuse(why: string): CertificateCheck {
  return { ok: false, why };
}
