import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { SignedXml } from 'xml-crypto';
import { encrypt } from 'xml-encryption';
import type { Certificate } from './makeCertificate.ts';

/** Everything that a response says; a test changes what it is about. */
export type Wish = {
  readonly inResponseTo: string | null;
  readonly destination: string;
  readonly issuer: string;
  readonly assertionIssuer: string;
  readonly audience: string;
  readonly recipient: string;
  /** minutes from now */
  readonly notBefore: number;
  readonly notOnOrAfter: number;
  readonly level: string;
  readonly nameId: string;
  readonly assertionId: string;
  readonly sessionIndex: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly status: string;
  readonly signAssertion: Certificate | null;
  readonly signResponse: Certificate | null;
  readonly signature: string;
  readonly digest: string;
  /** PEM of who may read it; null: not encrypted */
  readonly encryptFor: string | null;
  readonly keyEncryption: 'rsa-oaep-mgf1p' | 'rsa-1_5';
  /** changes the assertion after it was signed, and before it is encrypted */
  readonly tamperAssertion: (xml: string) => string;
  /** changes the response before it is signed */
  readonly shape: (xml: string) => string;
  /** changes the response after it was signed */
  readonly tamperResponse: (xml: string) => string;
};

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';

export const newId = () => `_${randomBytes(16).toString('hex')}`;
const encryptXml = promisify(encrypt);
const moment = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** An identity provider of our own, that says whatever a test wants: the response as it goes into the form, in base64. */
export async function makeResponse(wish: Wish): Promise<string> {
  const same = (xml: string) => xml;
  let assertion = assertionXml(wish);
  if (wish.signAssertion) assertion = sign(assertion, 'Assertion', wish.signAssertion, wish);
  assertion = (wish.tamperAssertion ?? same)(assertion);
  const content = wish.encryptFor ? await encryptAssertion(assertion, wish.encryptFor, wish.keyEncryption) : assertion;
  let response = wish.shape(responseXml(wish, wish.status.endsWith('Success') ? content : ''));
  if (wish.signResponse) response = sign(response, 'Response', wish.signResponse, wish);
  return Buffer.from(wish.tamperResponse(response)).toString('base64');
}

function assertionXml(wish: Wish): string {
  const attributes = Object.entries(wish.attributes)
    .map(
      ([name, value]) =>
        `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
    )
    .join('');
  const answers = wish.inResponseTo ? ` InResponseTo="${wish.inResponseTo}"` : '';
  return `<saml:Assertion xmlns:saml="${ASSERTION}" ID="${wish.assertionId}" Version="2.0" IssueInstant="${moment(0)}"><saml:Issuer>${wish.assertionIssuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${wish.nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${moment(wish.notOnOrAfter)}" Recipient="${wish.recipient}"${answers}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${moment(wish.notBefore)}" NotOnOrAfter="${moment(wish.notOnOrAfter)}"><saml:AudienceRestriction><saml:Audience>${wish.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${moment(0)}" SessionIndex="${wish.sessionIndex}"><saml:AuthnContext><saml:AuthnContextClassRef>${wish.level}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion>`;
}

function responseXml(wish: Wish, content: string): string {
  const answers = wish.inResponseTo ? ` InResponseTo="${wish.inResponseTo}"` : '';
  return `<samlp:Response xmlns:samlp="${PROTOCOL}" xmlns:saml="${ASSERTION}" ID="${newId()}" Version="2.0" IssueInstant="${moment(0)}" Destination="${wish.destination}"${answers}><saml:Issuer>${wish.issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${wish.status}"/></samlp:Status>${content}</samlp:Response>`;
}

/** A LogoutRequest of the provider, with a signature inside for HTTP-POST when `by` is given. */
export function logoutRequest(
  facts: { readonly issuer: string; readonly destination: string; readonly nameId: string; readonly minutes?: number },
  by: Certificate | null,
): string {
  const xml = `<samlp:LogoutRequest xmlns:samlp="${PROTOCOL}" xmlns:saml="${ASSERTION}" ID="${newId()}" Version="2.0" IssueInstant="${moment(facts.minutes ?? 0)}" Destination="${facts.destination}"><saml:Issuer>${facts.issuer}</saml:Issuer><saml:NameID>${facts.nameId}</saml:NameID></samlp:LogoutRequest>`;
  return by ? sign(xml, 'LogoutRequest', by, { signature: RSA_SHA256, digest: SHA256 }) : xml;
}

/** An enveloped signature over the element, in the place that the schema gives it: after the Issuer. */
function sign(
  xml: string,
  element: string,
  { key, certificate }: Certificate,
  { signature, digest }: Pick<Wish, 'signature' | 'digest'>,
): string {
  const signer = new SignedXml({
    privateKey: key,
    publicCert: certificate,
    signatureAlgorithm: signature,
    canonicalizationAlgorithm: C14N,
  });
  const xpath = `/*[local-name(.)='${element}']`;
  signer.addReference({
    xpath,
    digestAlgorithm: digest,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', C14N],
  });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signer.getSignedXml();
}

async function encryptAssertion(xml: string, pem: string, method: Wish['keyEncryption']): Promise<string> {
  const encrypted = await encryptXml(xml, {
    rsa_pub: pem,
    pem,
    encryptionAlgorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
    keyEncryptionAlgorithm: `http://www.w3.org/2001/04/xmlenc#${method}`,
    warnInsecureAlgorithm: false,
  });
  return `<saml:EncryptedAssertion>${encrypted}</saml:EncryptedAssertion>`;
}

/** Metadata of such a provider. */
export function idpMetadata(entityId: string, url: string, certificates: readonly string[]): string {
  const keys = certificates
    .map((pem) => pem.replaceAll(/-----[^-]+-----|\s/g, ''))
    .map(
      (body) =>
        `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    )
    .join('');
  const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}"><md:IDPSSODescriptor protocolSupportEnumeration="${PROTOCOL}">${keys}<md:SingleLogoutService Binding="${redirect}" Location="${url}/slo"/><md:SingleSignOnService Binding="${redirect}" Location="${url}/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
}
