import type { X509Certificate } from 'node:crypto';
import { childrenOfDer, readDer, readOid, TAG, type Der } from './der.ts';

/** What Node's X509Certificate does not tell (RFC 5280 4.1 and 4.2). */
export type CertificateFields = {
  /** DER */
  readonly serial: Buffer;
  readonly issuer: Buffer;
  readonly subject: Buffer;
  /** content of the public key's bit string, which OCSP hashes */
  readonly publicKeyBits: Buffer;
  /** the first octet of KeyUsage; null: it may be used for everything */
  readonly keyUsage: number | null;
  readonly crlAddresses: readonly string[];
  readonly ocspAddresses: readonly string[];
};

const OID = {
  keyUsage: '2.5.29.15',
  crl: '2.5.29.31',
  access: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
} as const;
/** Context tags: extensions of a certificate; a URI among the names of RFC 5280 4.2.1.6. */
const EXTENSIONS = 0xa3;
const VERSION = 0xa0;
const NAME_URI = 0x86;

export function readCertificateFields(certificate: X509Certificate): CertificateFields {
  const [body] = childrenOfDer(readDer(certificate.raw));
  const fields = childrenOfDer(must(body)).filter(({ tag }) => tag !== VERSION);
  const [serial, , issuer, , subject, publicKey] = fields.map(must);
  const extensions = readExtensions(fields.find(({ tag }) => tag === EXTENSIONS));
  const usage = extensions.get(OID.keyUsage);
  return {
    serial: must(serial).whole,
    issuer: must(issuer).whole,
    subject: must(subject).whole,
    publicKeyBits: must(childrenOfDer(must(publicKey))[1]).content.subarray(1),
    keyUsage: usage ? (readDer(usage).content[1] ?? 0) : null,
    crlAddresses: urisIn(extensions.get(OID.crl)),
    ocspAddresses: ocspIn(extensions.get(OID.access)),
  };
}

/** Values by OID. */
function readExtensions(wrapper: Der | undefined): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const extension of wrapper ? childrenOfDer(readDer(wrapper.content)) : []) {
    const parts = childrenOfDer(extension);
    found.set(readOid(must(parts[0])), must(parts.at(-1)).content);
  }
  return found;
}

/** Every URI in a list of distribution points, however deep. */
function urisIn(value: Buffer | undefined): string[] {
  if (!value) return [];
  const search = (node: Der): string[] =>
    node.tag === NAME_URI
      ? [node.content.toString('latin1')]
      : node.tag === TAG.sequence || node.tag === 0xa0
        ? childrenOfDer(node).flatMap(search)
        : [];
  return search(readDer(value)).filter(isHttp);
}

function ocspIn(value: Buffer | undefined): string[] {
  if (!value) return [];
  return childrenOfDer(readDer(value))
    .map((description) => childrenOfDer(description))
    .filter(([method, place]) => method && place?.tag === NAME_URI && readOid(method) === OID.ocsp)
    .map(([, place]) => must(place).content.toString('latin1'))
    .filter(isHttp);
}

const isHttp = (address: string) => /^https?:\/\//i.test(address) && URL.canParse(address);

function must(part: Der | undefined): Der {
  if (!part) throw new RangeError('a part of the certificate is missing');
  return part;
}
