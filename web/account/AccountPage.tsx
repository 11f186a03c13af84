import { Load } from '../api/Load.tsx';
import type { OwnAccount } from '../api/contract.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { useText } from '../text/TextProvider.tsx';
import { Facts } from '../ui/Facts.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Section } from '../ui/Section.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';

export function AccountPage() {
  const { text } = useText();
  const words = text.account;
  const account = useLoad<OwnAccount>('/account');
  return (
    <>
      <PageTitle {...usePage('account')} lead={words.lead} />
      <Load from={account}>
        {({ name, email, organisationRole, password, secondFactor }) => (
          <>
            <Section title={words.about} narrow>
              <Facts
                facts={[
                  { name: words.name, value: name },
                  { name: text.signIn.email, value: email ?? '–' },
                  ...(organisationRole ? [{ name: words.role, value: text.organisation.roles[organisationRole] }] : []),
                ]}
              />
            </Section>
            {password ? (
              <>
                <Section title={words.password} narrow>
                  <PasswordForm />
                </Section>
                <Section title={words.factor} narrow>
                  <SecondFactor on={secondFactor} onDone={account.reload} />
                </Section>
              </>
            ) : (
              <Paragraph>{words.byProvider}</Paragraph>
            )}
          </>
        )}
      </Load>
    </>
  );
}
