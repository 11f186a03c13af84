import { createHash, hash, timingSafeEqual, verify, type X509Certificate } from 'node:crypto';
import type { XmlElement } from 'libxml2-wasm';
import { As4Error } from './as4Error.ts';
import type { Envelope } from './readEnvelope.ts';
import type { Signature, SignedReference } from './readSecurity.ts';
import { canonicalForm } from './tree.ts';

/**
 * The signature over SignedInfo with the key of this certificate, and the digests of header and Body. It costs no private key, so it comes
 * before anything is decrypted. Throws As4Error.
 */
export function verifyHeader(envelope: Envelope, signature: Signature, certificate: X509Certificate): void {
  const signed = Buffer.from(canonicalForm(signature.signedInfo, signature.inclusivePrefixes));
  if (!verify('sha256', signed, certificate.publicKey, signature.value))
    throw new As4Error('failedAuthentication', 'the signature does not belong to SignedInfo and certificate');
  for (const element of [envelope.messaging, envelope.body]) {
    const reference = referenceTo(envelope, signature, element);
    const digest = createHash('sha256').update(canonicalForm(element, reference.inclusivePrefixes)).digest();
    requireDigest(digest, reference, element.name);
  }
}

/**
 * What is signed must be exactly what is processed: the Messaging element, the Body, and each attachment. `contentIds`: of all
 * parts that came. Throws As4Error.
 */
export function requireCoverage(envelope: Envelope, signature: Signature, contentIds: readonly string[]): void {
  const { references } = signature;
  if (references.length !== contentIds.length + 2)
    throw new As4Error('policyNoncompliance', 'Messaging, Body and every attachment must be signed, and nothing else');
  referenceTo(envelope, signature, envelope.messaging);
  referenceTo(envelope, signature, envelope.body);
  for (const contentId of contentIds) attachmentReference(signature, contentId);
}

/** `bytes`: as they were when they were signed, packed and not yet encrypted. Throws As4Error. */
export function verifyAttachment(signature: Signature, contentId: string, bytes: Uint8Array): void {
  requireDigest(hash('sha256', bytes, 'buffer'), attachmentReference(signature, contentId), 'the attachment');
}

function referenceTo({ byId }: Envelope, { references }: Signature, element: XmlElement): SignedReference {
  const found = references.filter(({ target }) => 'id' in target && byId.get(target.id)?.isSameNode(element));
  return single(found, element.name);
}

function attachmentReference({ references }: Signature, contentId: string): SignedReference {
  const found = references.filter(({ target }) => 'contentId' in target && target.contentId === contentId);
  return single(found, 'an attachment');
}

function single([reference, ...more]: readonly SignedReference[], what: string): SignedReference {
  if (!reference || more.length > 0) throw new As4Error('policyNoncompliance', `${what} must be signed, once`);
  return reference;
}

function requireDigest(computed: Buffer, { digest }: SignedReference, what: string): void {
  if (digest.length !== computed.length || !timingSafeEqual(digest, computed))
    throw new As4Error('failedAuthentication', `the digest of ${what} is another one`);
}
