import { constants, createDecipheriv, createPrivateKey, privateDecrypt, X509Certificate } from 'node:crypto';
import { OctetString } from 'asn1js';
import * as pkijs from 'pkijs';

/** Keys for mails that are encrypted to us, as PEM: certificate and private key (RSA). */
export type MailKeys = { readonly key: string; readonly cert: string };

/** What a signature says. It holds for the content alone: whose certificate that is, nobody vouches for here. */
export type SignatureResult = {
  readonly result: 'valid' | 'invalid' | 'unreadable';
  /** subject of the signer's certificate, as it stands there */
  readonly signer: string | null;
};

const DATA = '1.2.840.113549.1.7.1';
const SIGNED = '1.2.840.113549.1.7.2';
const ENVELOPED = '1.2.840.113549.1.7.3';

const RSA = '1.2.840.113549.1.1.1';
const RSA_OAEP = '1.2.840.113549.1.1.7';

/** Ciphers that mail programs use (RFC 8551 2.7, and 3DES of older ones). */
const CIPHERS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
  '1.2.840.113549.3.7': 'des-ede3-cbc',
};

/** A signature beside what it signs (multipart/signed). `content`: the exact bytes of the signed part, with line ends CRLF. */
export async function verifyDetached(content: Buffer, signature: Buffer): Promise<SignatureResult> {
  try {
    return await verify(signedData(signature), content);
  } catch {
    return { result: 'unreadable', signer: null };
  }
}

/** A message inside its signature (signed-data); null where it cannot be read. */
export async function openSigned(der: Buffer): Promise<{ content: Buffer; signature: SignatureResult } | null> {
  try {
    const signed = signedData(der);
    const content = signed.encapContentInfo.eContent;
    if (signed.encapContentInfo.eContentType !== DATA || !content) return null;
    const bytes = octets(content);
    return { content: bytes, signature: await verify(signed, null) };
  } catch {
    return null;
  }
}

/** A message that is encrypted to our certificate (enveloped-data); null where our key does not open it. */
export function decryptEnveloped(der: Buffer, keys: MailKeys): Buffer | null {
  try {
    const info = pkijs.ContentInfo.fromBER(asBuffer(der));
    if (info.contentType !== ENVELOPED) return null;
    const enveloped = new pkijs.EnvelopedData({ schema: info.content as never });
    const cipher = CIPHERS[enveloped.encryptedContentInfo.contentEncryptionAlgorithm.algorithmId];
    const content = enveloped.encryptedContentInfo.getEncryptedContent();
    const params: unknown = enveloped.encryptedContentInfo.contentEncryptionAlgorithm.algorithmParams;
    if (!cipher || !(params instanceof OctetString)) return null;
    const key = contentKey(enveloped, keys);
    if (!key) return null;
    const decipher = createDecipheriv(cipher, key, Buffer.from(params.valueBlock.valueHexView));
    return Buffer.concat([decipher.update(Buffer.from(content)), decipher.final()]);
  } catch {
    return null;
  }
}

function contentKey(enveloped: pkijs.EnvelopedData, keys: MailKeys): Buffer | null {
  const serial = new X509Certificate(keys.cert).serialNumber;
  for (const { value } of enveloped.recipientInfos) {
    if (!(value instanceof pkijs.KeyTransRecipientInfo)) continue;
    if (value.rid instanceof pkijs.IssuerAndSerialNumber && serialOf(value.rid) !== serial) continue;
    const { algorithmId } = value.keyEncryptionAlgorithm;
    const padding = { [RSA]: constants.RSA_PKCS1_PADDING, [RSA_OAEP]: constants.RSA_PKCS1_OAEP_PADDING }[algorithmId];
    if (padding === undefined) continue;
    const encrypted = Buffer.from(value.encryptedKey.valueBlock.valueHexView);
    return privateDecrypt({ key: createPrivateKey(keys.key), padding }, encrypted);
  }
  return null;
}

/** As node:crypto writes it: hexadecimal, upper case, without a leading zero byte. */
function serialOf({ serialNumber }: pkijs.IssuerAndSerialNumber): string {
  return Buffer.from(serialNumber.valueBlock.valueHexView)
    .toString('hex')
    .toUpperCase()
    .replace(/^(?:00)+(?=.)/, '');
}

function signedData(der: Buffer): pkijs.SignedData {
  const info = pkijs.ContentInfo.fromBER(asBuffer(der));
  if (info.contentType !== SIGNED) throw new Error('no signed data');
  return new pkijs.SignedData({ schema: info.content as never });
}

async function verify(signed: pkijs.SignedData, content: Buffer | null): Promise<SignatureResult> {
  const options = { signer: 0, checkChain: false, extendedMode: true as const };
  try {
    const found = await signed.verify({ ...options, ...(content ? { data: asBuffer(content) } : {}) });
    const signer = found.signerCertificate ? subjectOf(found.signerCertificate) : null;
    return { result: found.signatureVerified ? 'valid' : 'invalid', signer };
  } catch {
    // the library throws where digests differ
    return { result: 'invalid', signer: null };
  }
}

function subjectOf(certificate: pkijs.Certificate): string {
  return certificate.subject.typesAndValues.map(({ value }) => value.valueBlock.value).join(', ');
}

/** Long content lies in pieces. */
function octets(value: OctetString): Buffer {
  const pieces = value.valueBlock.value;
  if (pieces.length === 0) return Buffer.from(value.valueBlock.valueHexView);
  return Buffer.concat(pieces.map((piece) => octets(piece as OctetString)));
}

function asBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
