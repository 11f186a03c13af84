import { NAME_ID } from './attributeProfiles.ts';
import { SKEW_MS } from './makeNodeSaml.ts';
import { SamlRefusal } from './SamlRefusal.ts';
import { withXml, type Reader } from './withXml.ts';

export type Expected = {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly inResponseTo: string;
  readonly at: Date;
};

/** What a signed assertion says. */
export type Assertion = {
  readonly id: string;
  /** nobody accepts it after this moment */
  readonly until: Date;
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
  readonly sessionEndsAt: Date | null;
  readonly context: string | null;
  /** by name; of a complex value also each child as `name/Child` */
  readonly attributes: ReadonlyMap<string, string>;
};

/**
 * Reads the assertion from the bytes whose signature was checked, and checks what the library does not: that the provider which
 * was asked issued it, and that it was meant for this address and this request (SAML Profiles 4.1.4.3). Throws SamlRefusal.
 */
export function readAssertion(xml: string, expected: Expected): Assertion {
  return withXml(Buffer.from(xml, 'utf8'), (reader) => {
    const { elements, text } = reader;
    const issuer = text('/saml:Assertion/saml:Issuer');
    if (issuer !== expected.entityId) throw new SamlRefusal('issuer', issuer ?? 'none');
    const until = readConfirmation(reader, expected);
    const [nameId, ...others] = elements('/saml:Assertion/saml:Subject/saml:NameID');
    if (!nameId?.content || others.length > 0) throw new SamlRefusal('structure', 'not exactly one NameID');
    const authentications = elements('/saml:Assertion/saml:AuthnStatement');
    if (authentications.length !== 1) throw new SamlRefusal('structure', 'not exactly one AuthnStatement');
    const statement = '/saml:Assertion/saml:AuthnStatement';
    const endsAt = text(`${statement}/@SessionNotOnOrAfter`);
    if (endsAt !== null && !(Date.parse(endsAt) > expected.at.getTime())) throw new SamlRefusal('time', endsAt);
    return {
      id: text('/saml:Assertion/@ID') ?? '',
      until,
      nameId: nameId.content,
      nameIdFormat: text('@Format', nameId),
      sessionIndex: text(`${statement}/@SessionIndex`),
      sessionEndsAt: endsAt === null ? null : new Date(endsAt),
      context: text(`${statement}/saml:AuthnContext/saml:AuthnContextClassRef`)?.trim() ?? null,
      attributes: readAttributes(reader, nameId.content),
    };
  });
}

/** Whoever bears it may use it here, now, and in answer to our request; one such confirmation is enough. */
function readConfirmation({ elements, text }: Reader, { acsUrl, inResponseTo, at }: Expected): Date {
  const bearer =
    "/saml:Assertion/saml:Subject/saml:SubjectConfirmation[@Method='urn:oasis:names:tc:SAML:2.0:cm:bearer']";
  for (const data of elements(`${bearer}/saml:SubjectConfirmationData`)) {
    const until = Date.parse(text('@NotOnOrAfter', data) ?? '');
    const isForUs = text('@Recipient', data) === acsUrl && text('@InResponseTo', data) === inResponseTo;
    if (isForUs && until + SKEW_MS > at.getTime()) return new Date(until + SKEW_MS);
  }
  throw new SamlRefusal('recipient');
}

function readAttributes({ elements, text }: Reader, nameId: string): Map<string, string> {
  const found = new Map<string, string>([[NAME_ID, nameId]]);
  const put = (name: string, value: string) => {
    if (value.trim() !== '' && !found.has(name)) found.set(name, value.trim());
  };
  for (const attribute of elements('/saml:Assertion/saml:AttributeStatement/saml:Attribute')) {
    const name = text('@Name', attribute) ?? '';
    for (const value of elements('saml:AttributeValue', attribute)) {
      const parts = elements('.//*[not(*)]', value);
      if (parts.length === 0) put(name, value.content);
      for (const part of parts) put(`${name}/${part.name}`, part.content);
    }
  }
  return found;
}
