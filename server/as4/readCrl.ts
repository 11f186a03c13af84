import { verify, type X509Certificate } from 'node:crypto';
import { childrenOfDer, readDer, readOid, readTime, TAG, type Der } from './der.ts';

export type Crl = {
  /** serial numbers of what is revoked, in hexadecimal of their DER */
  readonly revoked: ReadonlySet<string>;
  readonly nextUpdate: Date | null;
};

/** How authorities sign: RSA PKCS#1 with a digest (RFC 4055), by OID. */
const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

/** A revocation list (RFC 5280 5.1) that this issuer has signed. Throws for what is none. */
export function readCrl(bytes: Buffer, issuer: X509Certificate, issuerName: Buffer): Crl {
  const [list, algorithm, signature] = childrenOfDer(readDer(bytes));
  if (!list || !algorithm || !signature) throw new RangeError('no revocation list');
  requireSignature(list, algorithm, signature, issuer);
  const fields = childrenOfDer(list).filter(({ tag }) => tag !== TAG.integer);
  const [, name, , ...rest] = fields;
  if (!name?.whole.equals(issuerName)) throw new RangeError('the revocation list is of another issuer');
  const isTime = ({ tag }: Der) => tag === TAG.utcTime || tag === TAG.time;
  const nextUpdate = rest[0] && isTime(rest[0]) ? readTime(rest[0]) : null;
  const entries = rest.find(({ tag }) => tag === TAG.sequence);
  const serials = (entries ? childrenOfDer(entries) : []).map(
    (entry) => childrenOfDer(entry)[0]?.whole.toString('hex') ?? '',
  );
  return { revoked: new Set(serials), nextUpdate };
}

export function requireSignature(signed: Der, algorithm: Der, signature: Der, certificate: X509Certificate): void {
  const [oid] = childrenOfDer(algorithm);
  const digest = oid && SIGNATURES[readOid(oid)];
  // The first octet of a bit string counts unused bits: none here.
  if (!digest || !verify(digest, signed.whole, certificate.publicKey, signature.content.subarray(1)))
    throw new RangeError('the signature is not of its issuer');
}
