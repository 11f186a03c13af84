import { hash, X509Certificate } from 'node:crypto';
import { As4Error } from './as4Error.ts';
import { checkCertificate } from './checkCertificate.ts';
import { decryptAttachment } from './decryptAttachment.ts';
import type { AccessPoint } from './openAccessPoint.ts';
import { Problem } from '../problems.ts';
import { contentIdOf, messageIdOf, readUserMessage, type UserMessage } from './readUserMessage.ts';
import { readEnvelope, type Envelope } from './readEnvelope.ts';
import type { MimePart } from './readMultipart.ts';
import { readSecurity, type Security } from './readSecurity.ts';
import { canonicalForm } from './tree.ts';
import { unpackPayload } from './unpackPayload.ts';
import { requireCoverage, verifyAttachment, verifyHeader } from './verifySignature.ts';
import { writeError, writeReceipt } from './writeSignal.ts';

/** A message that is authentic, whole and meant for us. */
export type Incoming = {
  readonly message: UserMessage;
  /** SHA-256 of what the sender signed: the same message sent again has the same */
  readonly digest: string;
  /** unpacked */
  readonly payload: Buffer;
  /** signed and finished, to be stored with the message and answered after the commit */
  readonly receipt: Buffer;
};

export type Receiving = {
  readonly at: Date;
  /** of the unpacked payload */
  readonly payloadBytes: number;
  /** told of memory that is taken; throws when there is none left */
  hold(bytes: number): void;
  /**
   * Takes the message over for good and gives the receipt to answer with: the one stored with it the first time. Throws As4Error for what
   * no resend will mend; anything else makes the sender try again.
   */
  deliver(incoming: Incoming): Promise<Buffer>;
};

/**
 * Answers one AS4 message (Peppol AS4 profile 2.0.3) with a signed receipt or a signed error. Nothing is decrypted before its sender is
 * known, nothing unpacked or parsed before its tag and digest are right. Throws Problem for what is no SOAP message, or cannot be answered now.
 */
export async function receiveMessage(
  point: AccessPoint,
  parts: readonly MimePart[],
  receiving: Receiving,
): Promise<Buffer> {
  const [root, ...attachments] = parts;
  const context = { key: point, seatId: point.seatId, at: receiving.at };
  let envelope: Envelope | null = null;
  try {
    envelope = readEnvelope(root?.bytes ?? Buffer.alloc(0));
    return await take(point, envelope, attachments, receiving);
  } catch (error) {
    if (!(error instanceof As4Error)) throw error;
    return Buffer.from(writeError(context, envelope && messageIdOf(envelope.messaging), error));
  } finally {
    envelope?.document.dispose();
  }
}

async function take(
  point: AccessPoint,
  envelope: Envelope,
  attachments: readonly MimePart[],
  receiving: Receiving,
): Promise<Buffer> {
  const message = readUserMessage(envelope.messaging, point.seatId);
  const attachment = chooseAttachment(message, attachments);
  const security = readSecurity(envelope);
  const { signature } = security;
  const certificate = await authenticate(point, signature.certificate, message.from, receiving.at);
  verifyHeader(envelope, signature, certificate);
  requireCoverage(envelope, signature, message.payloadId === null ? [] : [message.payloadId]);
  const packed = openAttachment(point, security, message, attachment);
  if (packed && message.payloadId !== null) verifyAttachment(signature, message.payloadId, packed);
  const references = signature.references.map(({ element }) => canonicalForm(element));
  const receipt = Buffer.from(
    writeReceipt({ key: point, seatId: point.seatId, at: receiving.at }, message.messageId, references),
  );
  if (message.isPing) return receipt;
  if (!packed) throw new As4Error('externalPayload', 'there must be exactly one payload');
  const payload = await unpackPayload(packed, { bytes: receiving.payloadBytes }, receiving.hold);
  return receiving.deliver({ message, digest: hash('sha256', digestsOf(security)), payload, receipt });
}

/** By its Content-ID; whoever sends more parts than the header names sends something that is not signed. */
function chooseAttachment({ payloadId }: UserMessage, attachments: readonly MimePart[]): MimePart | null {
  if (attachments.length !== (payloadId === null ? 0 : 1))
    throw new As4Error('externalPayload', 'the attachments are not those that PartInfo names');
  const [attachment] = attachments;
  if (!attachment) return null;
  const id = /^<(.+)>$/.exec(attachment.headers.get('content-id') ?? '')?.[1];
  if (id === undefined || contentIdOf(`cid:${encodeURIComponent(id)}`) !== payloadId)
    throw new As4Error('valueInconsistent', 'the Content-ID of the attachment is not the one that PartInfo names');
  return attachment;
}

async function authenticate(point: AccessPoint, der: Buffer, from: string, at: Date): Promise<X509Certificate> {
  const certificate = readCertificate(der);
  const check = checkCertificate(certificate, point.trust, at);
  if (!check.ok) throw new As4Error('failedAuthentication', check.why);
  if (check.seatId !== from)
    throw new As4Error('failedAuthentication', 'From/PartyId is not whose certificate this is');
  const status = await point.revocation.statusOf(certificate, check.issuer, at);
  if (status === 'revoked') throw new As4Error('failedAuthentication', 'the certificate has been revoked');
  // Not the sender's fault, and over soon: they shall send again.
  if (status === 'unknown' && !point.acceptUnknown) throw new Problem('AS4_REVOCATION_UNKNOWN', { seconds: 60 });
  return certificate;
}

function readCertificate(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new As4Error('failedAuthentication', 'the token is no certificate');
  }
}

/** The octets that were signed; null: there is no attachment (a ping). */
function openAttachment(
  point: AccessPoint,
  { encryption }: Security,
  message: UserMessage,
  attachment: MimePart | null,
): Buffer | null {
  if (!attachment) return null;
  if (!encryption && message.isPing) return attachment.bytes;
  if (!encryption) throw new As4Error('policyNoncompliance', 'the payload must be encrypted');
  if (encryption.contentId !== message.payloadId)
    throw new As4Error('policyNoncompliance', 'CipherReference must name the attachment of PartInfo');
  return decryptAttachment(encryption, point, attachment.bytes);
}

const digestsOf = ({ signature }: Security) =>
  signature.references
    .map(({ digest }) => digest.toString('hex'))
    .sort()
    .join('\n');
