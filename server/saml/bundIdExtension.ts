import { attributeProfiles } from './attributeProfiles.ts';
import type { ProviderSettings } from './providerSettings.ts';

const AKDB = 'https://www.akdb.de/request/2018/09';
const CLASSIC_UI = `${AKDB}/classic-ui/v1`;

/** What BundID and BayernID want to know in a request: the data asked for, and what they show about us. In the form of xmlbuilder. */
export function bundIdExtension({ organisation, onlineServiceId }: NonNullable<ProviderSettings['bundId']>) {
  const { subject, ...others } = attributeProfiles.bundid;
  return {
    'akdb:AuthenticationRequest': {
      '@xmlns:akdb': AKDB,
      '@Version': '2',
      'akdb:RequestedAttributes': {
        'akdb:RequestedAttribute': [
          { '@Name': subject, '@RequiredAttribute': 'true' },
          ...Object.values(others).map((name) => ({ '@Name': name })),
        ],
      },
      'akdb:DisplayInformation': {
        'classic-ui:Version': {
          '@xmlns:classic-ui': CLASSIC_UI,
          'classic-ui:OrganizationDisplayName': { '#text': organisation },
          'classic-ui:OnlineServiceId': { '#text': onlineServiceId },
          'classic-ui:Lang': { '#text': 'de' },
        },
      },
    },
  };
}
