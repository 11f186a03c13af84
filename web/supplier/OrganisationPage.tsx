import { Load } from '../api/Load.tsx';
import type { Organisation } from '../api/contract.ts';
import { useSession } from '../api/SessionProvider.tsx';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { useText } from '../text/TextProvider.tsx';
import { Facts } from '../ui/Facts.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Section } from '../ui/Section.tsx';
import { InvitationSection } from './InvitationSection.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { TokenSection } from './TokenSection.tsx';

export function OrganisationPage() {
  const { text } = useText();
  const words = text.organisation;
  const { account } = useSession();
  const organisation = useLoad<Organisation>('/organisation');
  const administers = account?.organisationRole === 'administrator';
  return (
    <>
      <PageTitle {...usePage('organisation')} lead={administers ? words.lead : words.leadMember} />
      <Load from={organisation}>
        {({ name, email, street, postalCode, place, people, invitations }) => (
          <>
            <Section title={words.about} narrow>
              <Facts
                facts={[
                  { name: words.name, value: name },
                  { name: words.email, value: email ?? '–' },
                  {
                    name: words.address,
                    value: [street, [postalCode, place].filter(Boolean).join(' ')].filter(Boolean).join(', ') || '–',
                  },
                ]}
              />
            </Section>
            <Section title={words.people}>
              <PeopleTable people={people} administers={administers} onDone={organisation.reload} />
            </Section>
            {administers && <InvitationSection invitations={invitations} onDone={organisation.reload} />}
          </>
        )}
      </Load>
      {administers && <TokenSection />}
    </>
  );
}
