import { attributeProfiles, type AttributeMap, type AttributeUse } from './attributeProfiles.ts';
import type { ProviderSettings } from './providerSettings.ts';
import type { Assertion } from './readAssertion.ts';
import { SamlRefusal } from './SamlRefusal.ts';
import { trustLevelOf, trustLevels, type TrustLevel } from './trustLevels.ts';

/** A postal address as the provider knows it; taken into the account, and offered in the entry form. */
export type Address = Readonly<Record<'street' | 'postalCode' | 'place' | 'country', string | null>>;

/** Who has signed in, in our words. */
export type Person = {
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly level: TrustLevel;
  readonly organisation: { readonly key: string; readonly name: string } | null;
  readonly address: Address;
};

/** Longest text that is taken over; what is longer is no name. */
const TEXT = 200;

/** Takes what the configuration names out of an assertion. Throws SamlRefusal for a missing key, a level too low, a test account. */
export function mapPerson(assertion: Assertion, settings: ProviderSettings): Person {
  const names: AttributeMap = { ...attributeProfiles[settings.profile], ...settings.attributes };
  const value = (use: AttributeUse): string | null => {
    const name = names[use];
    return (name !== undefined && assertion.attributes.get(name)?.slice(0, TEXT)) || null;
  };
  const subject = value('subject');
  if (!subject) throw new SamlRefusal('attributes', `no ${names.subject}`);
  if (value('testAccount')?.toLowerCase() === 'true' && !settings.testAccounts) throw new SamlRefusal('test-account');
  const key = value('organisation');
  if (names.organisation !== undefined && !key) throw new SamlRefusal('attributes', `no ${names.organisation}`);
  const person = value('name') ?? [value('givenName'), value('surname')].filter(Boolean).join(' ');
  const name = person || value('organisationName') || subject;
  const email = value('email');
  return {
    subject,
    name,
    // A provider's claim, not a proven address: it is never used to find an account.
    email: email !== null && /^[^@\s<>]+@[^@\s<>]+$/.test(email) ? email : null,
    level: readLevel(names.level === undefined ? assertion.context : value('level'), settings),
    organisation: key ? { key, name: value('organisationName') ?? name } : null,
    address: {
      street: [value('street'), value('houseNumber')].filter(Boolean).join(' ') || null,
      postalCode: value('postalCode'),
      place: value('place'),
      country: value('country'),
    },
  };
}

/** A level below the one that the configuration asks for, and one that nobody knows, are both too low. */
function readLevel(name: string | null, settings: ProviderSettings): TrustLevel {
  const level = trustLevelOf(name ?? '');
  if (level === null || level < trustLevels[settings.level]) throw new SamlRefusal('level', name ?? 'none');
  return level;
}
