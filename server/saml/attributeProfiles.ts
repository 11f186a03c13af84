/** What we want to know of somebody who signs in. */
export type AttributeUse =
  | 'subject' // the key of the account: never changes, belongs to this service alone
  | 'organisation' // the key of the organisation; without one each person is an organisation of their own
  | 'organisationName'
  | 'name'
  | 'givenName'
  | 'surname'
  | 'email'
  | 'street'
  | 'houseNumber'
  | 'postalCode'
  | 'place'
  | 'country'
  | 'level' // where the trust level is an attribute instead of the AuthnContextClassRef
  | 'testAccount'; // 'true' for an account of a test system

export type AttributeMap = Readonly<Partial<Record<AttributeUse, string>>>;

/** The name of the assertion's NameID in an AttributeMap. */
export const NAME_ID = 'NameID';

/**
 * Where the accounts of the administrations keep it. `name/Child` is an element inside a complex value. The configuration may
 * replace each name (SAML_CONFIG, `attributes`).
 */
export const attributeProfiles = {
  // BundID and the Servicekonten built like it: OIDs of X.500, LDAP and the Austrian citizen card; bPK2 is the pseudonym per service.
  bundid: {
    subject: 'urn:oid:1.3.6.1.4.1.25484.494450.3',
    givenName: 'urn:oid:2.5.4.42',
    surname: 'urn:oid:2.5.4.4',
    email: 'urn:oid:0.9.2342.19200300.100.1.3',
    street: 'urn:oid:2.5.4.16',
    postalCode: 'urn:oid:2.5.4.17',
    place: 'urn:oid:2.5.4.7',
    country: 'urn:oid:1.2.40.0.10.2.1.1.225599',
  },
  // Mein Unternehmenskonto: an organisation with many certificates. Its pseudonym (du-…) is the organisation, the account's (ek-…) the person.
  unternehmenskonto: {
    subject: 'ElsterkontoPseudonymId',
    organisation: 'DatenuebermittlerPseudonymId',
    organisationName: 'Firmenname',
    givenName: 'Vorname',
    surname: 'Name',
    email: 'Email',
    street: 'Adresse/Strasse',
    houseNumber: 'Adresse/Hausnummer',
    postalCode: 'Adresse/PLZ',
    place: 'Adresse/Ort',
    country: 'Adresse/Land',
    level: 'ElsterVertrauensniveauAuthentifizierung',
    testAccount: 'IstTestkonto',
  },
  plain: { subject: NAME_ID },
} as const satisfies Record<string, AttributeMap>;

export type AttributeProfile = keyof typeof attributeProfiles;
