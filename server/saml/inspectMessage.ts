import { SamlRefusal } from './SamlRefusal.ts';
import type { Reader } from './withXml.ts';

const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** What a message may name (BSI TR-02102-1 no longer knows SHA-1); the library alone would take SHA-1 and HMAC as well. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "//*[local-name()='SignatureMethod']/@Algorithm": [
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  ],
  "//*[local-name()='Reference']/*[local-name()='DigestMethod']/@Algorithm": [
    'http://www.w3.org/2001/04/xmlenc#sha256',
    'http://www.w3.org/2001/04/xmlenc#sha512',
  ],
  "//*[local-name()='CanonicalizationMethod']/@Algorithm": [C14N],
  "//*[local-name()='Transform']/@Algorithm": ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', C14N],
  // CBC without a signature around it would tell its content to whoever may try often; the response is signed, and checked first.
  "//*[local-name()='EncryptedData']/*[local-name()='EncryptionMethod']/@Algorithm": [
    'http://www.w3.org/2009/xmlenc11#aes128-gcm',
    'http://www.w3.org/2009/xmlenc11#aes256-gcm',
    'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
    'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  ],
  "//*[local-name()='EncryptedKey']/*[local-name()='EncryptionMethod']/@Algorithm": [
    'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  ],
};

/** Refuses algorithms that do not protect, before anything is decided by a signature. Throws SamlRefusal. */
export function inspectAlgorithms({ elements }: Pick<Reader, 'elements'>): void {
  for (const [path, allowed] of Object.entries(ALLOWED)) {
    const other = elements(path).find(({ content }) => !allowed.includes(content));
    if (other) throw new SamlRefusal('algorithm', other.content);
  }
}

/**
 * Refuses shapes that only an attacker needs: each signature stands directly in what it signs, no id stands twice, and no text
 * is cut in two by a comment (the 2018 family of CVE-2017-11428). Names are compared without their namespace, so that nothing
 * hides in one. Throws SamlRefusal.
 */
export function inspectStructure({ count, elements }: Pick<Reader, 'count' | 'elements'>, root: string): void {
  const refuse = (why: string) => {
    throw new SamlRefusal('structure', why);
  };
  if (count('//comment() | //processing-instruction()') > 0) refuse('a comment or processing instruction');
  if (count(`/${root}`) !== 1) refuse(`not a ${root}`);
  const ids = elements('//@ID | //@Id | //@id').map(({ content }) => content);
  if (new Set(ids).size !== ids.length) refuse('an id stands twice');
  const signatures = count("//*[local-name()='Signature']");
  const atTheirPlace = `/${root}/ds:Signature[1] | /samlp:Response/saml:Assertion/ds:Signature[1]`;
  if (signatures !== count(atTheirPlace)) refuse('a signature at another place');
}
