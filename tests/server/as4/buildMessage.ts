import {
  constants,
  createCipheriv,
  hash,
  publicEncrypt,
  randomBytes,
  randomUUID,
  sign,
  type X509Certificate,
} from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';
import type { Party } from './testAuthority.ts';

/** A Peppol AS4 message written for the tests alone, so that every piece of it can be made wrong. Nothing of the server's own code is used. */

const NS =
  'xmlns:S12="http://www.w3.org/2003/05/soap-envelope" xmlns:eb="http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/" ' +
  'xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"';
const WSSE = 'xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"';
const DS = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';
const XENC = 'xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"';
const X509 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3';
const BASE64 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';
const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const SWA = 'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform';

export const usual = {
  agreement: 'urn:fdc:peppol.eu:2017:agreements:tia:ap_provider',
  partyType: 'urn:fdc:peppol.eu:2017:identifiers:ap',
  process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  documentType:
    'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0::2.1',
  sender: '9930:de123456789',
  receiver: '0204:991-33333TEST-33',
} as const;

export type Recipe = {
  readonly sender: Party;
  readonly receiver: X509Certificate;
  /** the payload, before it is packed */
  readonly payload: Uint8Array;
  readonly messageId?: string;
  /** what the header says */
  readonly from?: string;
  readonly to?: string;
  readonly agreement?: string;
  readonly originalSender?: string;
  readonly finalRecipient?: string;
  readonly service?: string;
  readonly action?: string;
  /** changes before signing */
  readonly messaging?: (xml: string) => string;
  readonly body?: (xml: string) => string;
  readonly pack?: (payload: Uint8Array) => Uint8Array;
  readonly references?: (references: string[]) => string[];
  readonly signedInfo?: (xml: string) => string;
  readonly signWith?: { readonly hash: string };
  /** changes after signing */
  readonly envelope?: (xml: string) => string;
  readonly ciphertext?: (bytes: Buffer) => Buffer;
  readonly parts?: (parts: MimePart[]) => MimePart[];
  readonly encryptFor?: X509Certificate;
  readonly boundary?: string;
  readonly ping?: boolean;
  readonly prefixList?: string;
};

export type MimePart = { readonly headers: string; readonly bytes: Uint8Array };
export type Built = {
  readonly contentType: string;
  readonly body: Buffer;
  readonly messageId: string;
  readonly digests: readonly string[];
};

export function buildMessage(recipe: Recipe): Built {
  const messageId = recipe.messageId ?? `${randomUUID()}@test.example`;
  const cid = `${randomUUID()}@cid`;
  const packed = Buffer.from((recipe.pack ?? gzipSync)(recipe.payload));
  const messaging = canonical((recipe.messaging ?? same)(writeMessaging(recipe, messageId, cid)));
  const body = canonical((recipe.body ?? same)(`<S12:Body ${NS} wsu:Id="body-1"/>`));
  const references = [
    reference('#msg-1', EXC, messaging, recipe.prefixList),
    reference('#body-1', EXC, body, recipe.prefixList),
    ...(recipe.ping ? [] : [reference(`cid:${cid}`, SWA, packed)]),
  ];
  const security = recipe.ping ? '' : encryption(recipe, cid);
  const { key } = recipe.ping ? { key: Buffer.alloc(16) } : { key: keys.get(security) ?? Buffer.alloc(16) };
  const envelope =
    `<?xml version="1.0" encoding="UTF-8"?><S12:Envelope xmlns:S12="http://www.w3.org/2003/05/soap-envelope"><S12:Header>${messaging}` +
    `<wsse:Security ${WSSE} ${NS} S12:mustUnderstand="true">${security}` +
    `<wsse:BinarySecurityToken EncodingType="${BASE64}" ValueType="${X509}" wsu:Id="token-1">${recipe.sender.certificate.raw.toString('base64')}</wsse:BinarySecurityToken>` +
    `${signature(recipe, (recipe.references ?? same)(references))}</wsse:Security></S12:Header>${body}</S12:Envelope>`;
  const root = {
    headers: 'Content-Type: application/soap+xml;charset=UTF-8\r\nContent-Transfer-Encoding: binary',
    bytes: Buffer.from((recipe.envelope ?? same)(envelope)),
  };
  const attachment = {
    headers: `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${cid}>`,
    bytes: (recipe.ciphertext ?? same)(encrypt(key, packed)),
  };
  const parts: MimePart[] = recipe.ping ? [root] : [root, attachment];
  const boundary = recipe.boundary ?? '----=_Part_0_1234.5678';
  return {
    contentType: `multipart/related; boundary="${boundary}"; type="application/soap+xml"`,
    body: joinParts((recipe.parts ?? same)(parts), boundary),
    messageId,
    digests: references.map((one) => /<ds:DigestValue>([^<]+)/.exec(one)?.[1] ?? ''),
  };
}

export function joinParts(parts: readonly MimePart[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ headers, bytes }) => [
    Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

function writeMessaging(recipe: Recipe, messageId: string, cid: string): string {
  const { sender, receiver, ping } = recipe;
  const to = /^CN=(.*)$/m.exec(receiver.subject)?.[1] ?? '';
  const core = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704';
  const [service, action] = ping
    ? [`<eb:Service>${core}/service</eb:Service>`, `${core}/test`]
    : [
        `<eb:Service type="cenbii-procid-ubl">${recipe.service ?? usual.process}</eb:Service>`,
        recipe.action ?? `busdox-docid-qns::${usual.documentType}`,
      ];
  const property = (name: string, value: string) =>
    `<eb:Property name="${name}" type="iso6523-actorid-upis">${value}</eb:Property>`;
  return (
    `<eb:Messaging ${NS} S12:mustUnderstand="true" wsu:Id="msg-1"><eb:UserMessage>` +
    `<eb:MessageInfo><eb:Timestamp>${new Date().toISOString()}</eb:Timestamp><eb:MessageId>${messageId}</eb:MessageId></eb:MessageInfo>` +
    `<eb:PartyInfo><eb:From><eb:PartyId type="${usual.partyType}">${recipe.from ?? sender.seatId}</eb:PartyId><eb:Role>${core}/initiator</eb:Role></eb:From>` +
    `<eb:To><eb:PartyId type="${usual.partyType}">${recipe.to ?? to}</eb:PartyId><eb:Role>${core}/responder</eb:Role></eb:To></eb:PartyInfo>` +
    `<eb:CollaborationInfo><eb:AgreementRef>${recipe.agreement ?? usual.agreement}</eb:AgreementRef>${service}<eb:Action>${action}</eb:Action>` +
    `<eb:ConversationId>c-1</eb:ConversationId></eb:CollaborationInfo>` +
    (ping
      ? ''
      : `<eb:MessageProperties>${property('originalSender', recipe.originalSender ?? usual.sender)}${property('finalRecipient', recipe.finalRecipient ?? usual.receiver)}</eb:MessageProperties>` +
        `<eb:PayloadInfo><eb:PartInfo href="cid:${cid}"><eb:PartProperties><eb:Property name="MimeType">application/xml</eb:Property>` +
        `<eb:Property name="CompressionType">application/gzip</eb:Property></eb:PartProperties></eb:PartInfo></eb:PayloadInfo>`) +
    `</eb:UserMessage></eb:Messaging>`
  );
}

function reference(uri: string, transform: string, content: string | Uint8Array, prefixes?: string): string {
  const list = prefixes ? `<ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="${prefixes}"/>` : '';
  return (
    `<ds:Reference URI="${uri}"><ds:Transforms><ds:Transform Algorithm="${transform}">${list}</ds:Transform></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${hash('sha256', content, 'base64')}</ds:DigestValue></ds:Reference>`
  );
}

function signature(recipe: Recipe, references: readonly string[]): string {
  const written =
    `<ds:SignedInfo ${DS}><ds:CanonicalizationMethod Algorithm="${EXC}"/>` +
    `<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>${references.join('')}</ds:SignedInfo>`;
  const signedInfo = canonical((recipe.signedInfo ?? same)(written));
  const value = sign(recipe.signWith?.hash ?? 'sha256', Buffer.from(signedInfo), recipe.sender.privateKey).toString(
    'base64',
  );
  return `<ds:Signature ${DS}>${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>${tokenReference('token-1')}</ds:Signature>`;
}

const tokenReference = (id: string) =>
  `<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#${id}" ValueType="${X509}"/></wsse:SecurityTokenReference></ds:KeyInfo>`;

/** The data key behind each written EncryptedKey. */
const keys = new Map<string, Buffer>();

function encryption(recipe: Recipe, cid: string): string {
  const key = randomBytes(16);
  const certificate = recipe.encryptFor ?? recipe.receiver;
  const wrapped = publicEncrypt(
    { key: certificate.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    key,
  );
  const written =
    `<wsse:BinarySecurityToken EncodingType="${BASE64}" ValueType="${X509}" wsu:Id="token-2">${certificate.raw.toString('base64')}</wsse:BinarySecurityToken>` +
    `<xenc:EncryptedKey ${XENC} ${DS} Id="key-1"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep">` +
    `<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><xenc11:MGF xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/></xenc:EncryptionMethod>` +
    `${tokenReference('token-2')}<xenc:CipherData><xenc:CipherValue>${wrapped.toString('base64')}</xenc:CipherValue></xenc:CipherData>` +
    `<xenc:ReferenceList><xenc:DataReference URI="#data-1"/></xenc:ReferenceList></xenc:EncryptedKey>` +
    `<xenc:EncryptedData ${XENC} ${DS} Id="data-1" MimeType="application/gzip" Type="http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Only">` +
    `<xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes128-gcm"/><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#key-1"/></wsse:SecurityTokenReference></ds:KeyInfo>` +
    `<xenc:CipherData><xenc:CipherReference URI="cid:${cid}"><xenc:Transforms><ds:Transform Algorithm="http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Ciphertext-Transform"/></xenc:Transforms></xenc:CipherReference></xenc:CipherData></xenc:EncryptedData>`;
  keys.set(written, key);
  return written;
}

function encrypt(key: Buffer, bytes: Uint8Array): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-128-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

export function canonical(xml: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    return document.root.canonicalizeToString({
      mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
      inclusiveNamespacePrefixes: [],
    });
  } finally {
    document.dispose();
  }
}

const same = <Value>(value: Value): Value => value;

export type SbdRecipe = {
  readonly document: Uint8Array;
  readonly sender?: string;
  readonly receiver?: string;
  readonly instance?: string;
  readonly documentType?: string;
  readonly process?: string;
  readonly country?: string | null;
  readonly mls?: string;
};

/** A StandardBusinessDocument around an invoice (without its XML declaration). */
export function buildSbd(recipe: SbdRecipe): Buffer {
  const { documentType = usual.documentType, country = 'DE' } = recipe;
  const [, namespace = '', name = '', version = ''] = /^(.*?)::(\w+)##.*::([^:]+)$/.exec(documentType) ?? [];
  const partner = (element: string, id: string) =>
    `<${element}><Identifier Authority="iso6523-actorid-upis">${id}</Identifier></${element}>`;
  const scope = (type: string, value: string, scheme?: string) =>
    `<Scope><Type>${type}</Type><InstanceIdentifier>${value}</InstanceIdentifier>${scheme ? `<Identifier>${scheme}</Identifier>` : ''}</Scope>`;
  const text = Buffer.from(recipe.document)
    .toString()
    .replace(/^<\?xml[^>]*\?>\s*/, '');
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">` +
      `<StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion>${partner('Sender', recipe.sender ?? usual.sender)}${partner('Receiver', recipe.receiver ?? usual.receiver)}` +
      `<DocumentIdentification><Standard>${namespace}</Standard><TypeVersion>${version}</TypeVersion><InstanceIdentifier>${recipe.instance ?? randomUUID()}</InstanceIdentifier>` +
      `<Type>${name}</Type><CreationDateAndTime>${new Date().toISOString()}</CreationDateAndTime></DocumentIdentification>` +
      `<BusinessScope>${scope('DOCUMENTID', documentType, 'busdox-docid-qns')}${scope('PROCESSID', recipe.process ?? usual.process, 'cenbii-procid-ubl')}` +
      `${country === null ? '' : scope('COUNTRY_C1', country)}${recipe.mls ?? ''}</BusinessScope></StandardBusinessDocumentHeader>${text}</StandardBusinessDocument>\n`,
  );
}
