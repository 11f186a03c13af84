import type { XmlElement } from 'libxml2-wasm';
import { As4Error } from './as4Error.ts';
import { algorithms, tokens, type ns } from './names.ts';
import type { Envelope } from './readEnvelope.ts';
import { contentIdOf } from './readUserMessage.ts';
import { attributeOf, childrenNamed, childrenOf, isElement, optionalChild, textOf } from './tree.ts';

/** One ds:Reference: what is signed, and its digest. */
export type SignedReference = {
  readonly element: XmlElement;
  readonly target: { readonly id: string } | { readonly contentId: string };
  readonly inclusivePrefixes: readonly string[];
  readonly digest: Buffer;
};

export type Signature = {
  /** DER of the certificate that belongs to the signing key */
  readonly certificate: Buffer;
  readonly signedInfo: XmlElement;
  readonly inclusivePrefixes: readonly string[];
  readonly value: Buffer;
  readonly references: readonly SignedReference[];
};

export type Encryption = {
  /** DER of the certificate that the key was encrypted for */
  readonly certificate: Buffer;
  readonly encryptedKey: Buffer;
  /** Content-ID of the attachment that holds the ciphertext */
  readonly contentId: string;
};

export type Security = { readonly signature: Signature; readonly encryption: Encryption | null };

/** A message has three references; so many are read at all. */
const MOST_REFERENCES = 10;
/** RSA-4096 in Base64 with line breaks; nothing here is longer but a certificate. */
const MOST_BASE64 = 16_384;

/** Reads the Security block and refuses every structure and algorithm that the profile does not know. Throws As4Error. */
export function readSecurity(envelope: Envelope): Security {
  const { security, byId } = envelope;
  const known: readonly [keyof typeof ns, string][] = [
    ['wsse', 'BinarySecurityToken'],
    ['xenc', 'EncryptedKey'],
    ['xenc', 'EncryptedData'],
    ['ds', 'Signature'],
  ];
  for (const child of childrenOf(security)) {
    if (!known.some(([space, name]) => isElement(child, space, name)))
      throw refused(`${child.name} does not belong into the Security block`);
  }
  const signature = optionalChild(security, 'ds', 'Signature');
  if (!signature) throw refused('the message is not signed');
  return { signature: readSignature(signature, byId), encryption: readEncryption(security, byId) };
}

function readSignature(signature: XmlElement, byId: Envelope['byId']): Signature {
  const signedInfo = only(signature, 'ds', 'SignedInfo');
  const method = only(signedInfo, 'ds', 'CanonicalizationMethod');
  requireAlgorithm(method, algorithms.canonical);
  requireAlgorithm(only(signedInfo, 'ds', 'SignatureMethod'), algorithms.signature);
  const references = childrenNamed(signedInfo, 'ds', 'Reference');
  if (references.length > MOST_REFERENCES) throw refused('there are too many references');
  if (childrenOf(signedInfo).length !== references.length + 2) throw refused('SignedInfo holds something unknown');
  return {
    certificate: readToken(only(signature, 'ds', 'KeyInfo'), byId),
    signedInfo,
    inclusivePrefixes: prefixesOf(method),
    value: base64(only(signature, 'ds', 'SignatureValue')),
    references: references.map(readReference),
  };
}

function readReference(element: XmlElement): SignedReference {
  requireAlgorithm(only(element, 'ds', 'DigestMethod'), algorithms.digest);
  const digest = base64(only(element, 'ds', 'DigestValue'));
  const transforms = childrenNamed(only(element, 'ds', 'Transforms'), 'ds', 'Transform');
  const [transform] = transforms;
  if (!transform || transforms.length !== 1) throw refused('a reference must have exactly one transform');
  const uri = attributeOf(element, 'URI') ?? '';
  const contentId = contentIdOf(uri);
  if (contentId !== null) {
    requireAlgorithm(transform, algorithms.attachmentContent);
    return { element, target: { contentId }, inclusivePrefixes: [], digest };
  }
  if (!/^#[^#]+$/.test(uri)) throw refused('a reference must name an Id or an attachment');
  requireAlgorithm(transform, algorithms.canonical);
  return { element, target: { id: uri.slice(1) }, inclusivePrefixes: prefixesOf(transform), digest };
}

/** What is encrypted is the attachment, once, with one key; an encrypted header or Body is outside the profile. */
function readEncryption(security: XmlElement, byId: Envelope['byId']): Encryption | null {
  const keys = childrenNamed(security, 'xenc', 'EncryptedKey');
  const datas = childrenNamed(security, 'xenc', 'EncryptedData');
  const [key] = keys;
  const [data] = datas;
  if (!key && !data) return null;
  if (!key || !data || keys.length !== 1 || datas.length !== 1)
    throw refused('there must be one encrypted attachment with one key');
  const method = only(key, 'xenc', 'EncryptionMethod');
  requireAlgorithm(method, algorithms.keyTransport);
  requireAlgorithm(only(method, 'ds', 'DigestMethod'), algorithms.digest);
  requireAlgorithm(only(method, 'xenc11', 'MGF'), algorithms.mask);
  requireAlgorithm(only(data, 'xenc', 'EncryptionMethod'), algorithms.data);
  if (attributeOf(data, 'Type') !== algorithms.attachmentOnly)
    throw refused('only the content of an attachment may be encrypted');
  const listed = childrenOf(only(key, 'xenc', 'ReferenceList')).map((one) => attributeOf(one, 'URI'));
  const dataId = attributeOf(data, 'Id');
  if (dataId === null || listed.length !== 1 || listed[0] !== `#${dataId}`)
    throw refused('the list of the key must name the encrypted attachment and nothing else');
  const cipher = only(only(data, 'xenc', 'CipherData'), 'xenc', 'CipherReference');
  const contentId = contentIdOf(attributeOf(cipher, 'URI'));
  if (contentId === null) throw refused('CipherReference must name an attachment');
  const transforms = childrenOf(only(cipher, 'xenc', 'Transforms'));
  const [transform] = transforms;
  if (!transform || transforms.length !== 1) throw refused('CipherReference must have exactly one transform');
  requireAlgorithm(transform, algorithms.attachmentCiphertext);
  return {
    certificate: readToken(only(key, 'ds', 'KeyInfo'), byId),
    encryptedKey: base64(only(only(key, 'xenc', 'CipherData'), 'xenc', 'CipherValue')),
    contentId,
  };
}

/** The certificate by direct reference to a BinarySecurityToken, the only way that Peppol allows (profile 2.0.3, 4.6). */
function readToken(keyInfo: XmlElement, byId: Envelope['byId']): Buffer {
  const reference = optionalChild(only(keyInfo, 'wsse', 'SecurityTokenReference'), 'wsse', 'Reference');
  const uri = reference && attributeOf(reference, 'URI');
  const token = uri?.startsWith('#') ? byId.get(uri.slice(1)) : undefined;
  if (!token || !isElement(token, 'wsse', 'BinarySecurityToken'))
    throw refused('the certificate must be referenced directly, as BinarySecurityToken');
  if (attributeOf(token, 'ValueType') !== tokens.x509) throw refused('the token must be one X.509 certificate');
  return base64(token);
}

function requireAlgorithm(element: XmlElement, expected: string): void {
  const found = attributeOf(element, 'Algorithm');
  if (found !== expected) throw refused(`the algorithm of ${element.name} must be ${expected}`);
}

function prefixesOf(element: XmlElement): readonly string[] {
  const list = optionalChild(element, 'ec', 'InclusiveNamespaces');
  if (childrenOf(element).length > (list ? 1 : 0)) throw refused(`${element.name} holds something unknown`);
  return list ? (attributeOf(list, 'PrefixList') ?? '').split(/\s+/).filter((prefix) => prefix !== '') : [];
}

function base64(element: XmlElement): Buffer {
  const text = textOf(element).replace(/\s+/g, '');
  if (text.length > MOST_BASE64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw refused(`${element.name} is no Base64`);
  return Buffer.from(text, 'base64');
}

function only(element: XmlElement, space: keyof typeof ns, name: string): XmlElement {
  const child = optionalChild(element, space, name);
  if (!child) throw refused(`${name} is missing in ${element.name}`);
  return child;
}

function refused(detail: string): As4Error {
  return new As4Error('policyNoncompliance', detail);
}
