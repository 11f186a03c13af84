import { z } from 'zod';
import { attributeProfiles, type AttributeProfile, type AttributeUse } from './attributeProfiles.ts';
import { trustLevels, type TrustLevelName } from './trustLevels.ts';

const names = <Name extends string>(table: Record<Name, unknown>) => Object.keys(table) as [Name, ...Name[]];
const uses = [
  'subject',
  'organisation',
  'organisationName',
  'name',
  'givenName',
  'surname',
  'email',
  'street',
  'houseNumber',
  'postalCode',
  'place',
  'country',
  'level',
  'testAccount',
] as const satisfies readonly AttributeUse[];

/** One identity provider as the operator describes it in SAML_CONFIG. Unknown names are refused: a typo must not become a default. */
const provider = z
  .strictObject({
    /** stands in addresses and in the database: never changed once somebody has signed in */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    name: z.strictObject({ de: z.string().min(1).max(80), en: z.string().min(1).max(80) }),
    /** a file beside SAML_CONFIG, or an address; both are read again, so that keys can roll over */
    metadata: z.string().min(1),
    /** SHA-256 of the signing certificates that count (hex); an address without TLS needs them */
    fingerprints: z
      .array(z.string().regex(/^[0-9a-f]{64}$/i))
      .min(1)
      .exactOptional(),
    profile: z.enum(names<AttributeProfile>(attributeProfiles)).default('plain'),
    attributes: z.partialRecord(z.enum(uses), z.string().min(1)).default({}),
    /** the least that is accepted */
    level: z.enum(names<TrustLevelName>(trustLevels)),
    /** whether the level is asked for; off where the provider decides it and tells it as an attribute */
    requestLevel: z.boolean().default(true),
    nameIdFormat: z.string().default('urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'),
    encrypted: z.boolean().default(true),
    testAccounts: z.boolean().default(false),
    /** what BundID shows to people who come from here */
    bundId: z.strictObject({ organisation: z.string().max(200), onlineServiceId: z.string().max(100) }).exactOptional(),
  })
  // Whoever sits on the line could name a key of their own.
  .refine(({ metadata, fingerprints }) => fingerprints !== undefined || !metadata.startsWith('http:'), {
    path: ['fingerprints'],
  });

export const providerSettings = z.strictObject({
  providers: z
    .array(provider)
    .min(1)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'id'),
});

export type ProviderSettings = z.output<typeof provider>;
