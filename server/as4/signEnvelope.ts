import { hash, randomUUID, sign, type KeyObject } from 'node:crypto';
import { canonical, declare } from './markup.ts';
import { algorithms, tokens } from './names.ts';

export type SigningKey = {
  /** DER */
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
};

export type Unsigned = {
  /** content of eb:Messaging; prefixes eb, ebbp and ds are declared there */
  readonly message: string;
  /** Content-ID and octets of the attachment, as they are signed: packed, not encrypted */
  readonly attachment?: { readonly contentId: string; readonly bytes: Uint8Array };
  /** goes before the signature into the Security block (the encryption) */
  readonly before?: string;
};

/** A SOAP message signed over Messaging, Body and attachment (Peppol AS4 profile 2.0.3, 4.6). */
export function signEnvelope(key: SigningKey, { message, attachment, before = '' }: Unsigned): string {
  const id = randomUUID();
  const messaging = canonical(
    `<eb:Messaging${declare('eb', 'env', 'wsu', 'ebbp', 'ds')} env:mustUnderstand="true" wsu:Id="M-${id}">${message}</eb:Messaging>`,
  );
  const body = canonical(`<env:Body${declare('env', 'wsu')} wsu:Id="B-${id}"></env:Body>`);
  const references = [
    reference(`#M-${id}`, algorithms.canonical, messaging),
    reference(`#B-${id}`, algorithms.canonical, body),
    ...(attachment ? [reference(cidOf(attachment.contentId), algorithms.attachmentContent, attachment.bytes)] : []),
  ];
  const signature = writeSignature(key, references, `X-${id}`);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<env:Envelope${declare('env')}><env:Header>${messaging}` +
    `<wsse:Security${declare('wsse', 'wsu', 'env')} env:mustUnderstand="true">${before}` +
    `${writeToken(key.certificate, `X-${id}`)}${signature}</wsse:Security></env:Header>${body}</env:Envelope>`
  );
}

/** RFC 2392 */
function cidOf(contentId: string): string {
  return `cid:${encodeURIComponent(contentId).replaceAll('%40', '@')}`;
}

function writeToken(certificate: Buffer, id: string): string {
  return (
    `<wsse:BinarySecurityToken EncodingType="${tokens.base64}" ValueType="${tokens.x509}" wsu:Id="${id}">` +
    `${certificate.toString('base64')}</wsse:BinarySecurityToken>`
  );
}

function writeTokenReference(id: string): string {
  return (
    `<ds:KeyInfo${declare('ds')}><wsse:SecurityTokenReference${declare('wsse')}>` +
    `<wsse:Reference URI="#${id}" ValueType="${tokens.x509}"/></wsse:SecurityTokenReference></ds:KeyInfo>`
  );
}

function writeSignature({ privateKey }: SigningKey, references: readonly string[], tokenId: string): string {
  const signedInfo = canonical(
    `<ds:SignedInfo${declare('ds')}><ds:CanonicalizationMethod Algorithm="${algorithms.canonical}"/>` +
      `<ds:SignatureMethod Algorithm="${algorithms.signature}"/>${references.join('')}</ds:SignedInfo>`,
  );
  const value = sign('sha256', Buffer.from(signedInfo), privateKey).toString('base64');
  return (
    `<ds:Signature${declare('ds')}>${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>` +
    `${writeTokenReference(tokenId)}</ds:Signature>`
  );
}

function reference(uri: string, transform: string, content: string | Uint8Array): string {
  return (
    `<ds:Reference URI="${uri}"><ds:Transforms><ds:Transform Algorithm="${transform}"/></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${algorithms.digest}"/>` +
    `<ds:DigestValue>${hash('sha256', content, 'base64')}</ds:DigestValue></ds:Reference>`
  );
}
