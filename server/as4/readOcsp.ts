import { hash, X509Certificate } from 'node:crypto';
import type { CertificateFields } from './certificateFields.ts';
import { childrenOfDer, readDer, readTime, TAG, writeDer, type Der } from './der.ts';
import { requireSignature } from './readCrl.ts';

export type OcspStatus = { readonly status: 'good' | 'revoked' | 'unknown'; readonly nextUpdate: Date | null };

/** RFC 5280 4.2.1.12: what a responder's own certificate must be for. */
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
/** SHA-1 here only names the certificate; RFC 6960 4.3 has every responder know it. */
const SHA1 = writeDer(TAG.sequence, Buffer.from('06052b0e03021a0500', 'hex'));
const STATUS: Readonly<Record<number, OcspStatus['status']>> = { 0x80: 'good', 0xa1: 'revoked', 0x82: 'unknown' };

/** What the responder is asked (RFC 6960 4.1.1): one certificate, by its issuer and number. */
export function writeOcspRequest(certificate: CertificateFields, issuer: CertificateFields): Buffer {
  const request = writeDer(TAG.sequence, certificateId(certificate, issuer));
  return writeDer(TAG.sequence, writeDer(TAG.sequence, writeDer(TAG.sequence, request)));
}

function certificateId(certificate: CertificateFields, issuer: CertificateFields): Buffer {
  const hashed = (bytes: Buffer) => writeDer(TAG.octets, hash('sha1', bytes, 'buffer'));
  return writeDer(TAG.sequence, SHA1, hashed(certificate.issuer), hashed(issuer.publicKeyBits), certificate.serial);
}

/** What it answered about that certificate (RFC 6960 4.2.1). Throws for what is no answer, of nobody entitled, or out of date. */
export function readOcspAnswer(
  bytes: Buffer,
  asked: {
    readonly certificate: CertificateFields;
    readonly issuer: X509Certificate;
    readonly issuerFields: CertificateFields;
  },
  at: Date,
): OcspStatus {
  const [status, wrapper] = childrenOfDer(readDer(bytes));
  if (status?.content[0] !== 0 || !wrapper) throw new RangeError('the responder refused');
  const body = childrenOfDer(readDer(wrapper.content))[1];
  if (!body) throw new RangeError('no OCSP answer');
  const [data, algorithm, signature, certificates] = childrenOfDer(readDer(body.content));
  if (!data || !algorithm || !signature) throw new RangeError('no OCSP answer');
  requireSignature(
    data,
    algorithm,
    signature,
    findResponder(certificates, asked.issuer, at, [data, algorithm, signature]),
  );
  const answers = childrenOfDer(data)
    .filter(({ tag }) => tag === TAG.sequence)
    .at(-1);
  const id = certificateId(asked.certificate, asked.issuerFields);
  const single = (answers ? childrenOfDer(answers) : [])
    .map((one) => childrenOfDer(one))
    .find(([name]) => name?.whole.equals(id));
  if (!single) throw new RangeError('the answer is about another certificate');
  const [, state, thisUpdate, next] = single;
  const nextUpdate = next?.tag === 0xa0 ? readTime(readDer(next.content)) : null;
  if (!thisUpdate || readTime(thisUpdate) > later(at) || (nextUpdate && nextUpdate < at))
    throw new RangeError('the answer is out of date');
  return { status: STATUS[state?.tag ?? 0] ?? 'unknown', nextUpdate };
}

/** Clocks differ. */
const later = (at: Date) => new Date(at.getTime() + 300_000);

/** The issuer itself, or a certificate that it gave to the responder for this. */
function findResponder(
  certificates: Der | undefined,
  issuer: X509Certificate,
  at: Date,
  signed: readonly [Der, Der, Der],
): X509Certificate {
  const list = certificates ? childrenOfDer(readDer(certificates.content)) : [];
  const delegated = list
    .map((one) => new X509Certificate(one.whole))
    .filter(
      (one) => one.checkIssued(issuer) && one.verify(issuer.publicKey) && (one.keyUsage ?? []).includes(OCSP_SIGNING),
    )
    .find((one) => at >= one.validFromDate && at <= one.validToDate && isSignedBy(signed, one));
  return delegated ?? issuer;
}

function isSignedBy(signed: readonly [Der, Der, Der], certificate: X509Certificate): boolean {
  try {
    requireSignature(...signed, certificate);
    return true;
  } catch {
    return false;
  }
}
