import { usePage } from '../api/usePage.ts';
import { useText } from '../text/TextProvider.tsx';
import { List } from '../ui/List.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Section } from '../ui/Section.tsx';
import { Operator } from './Operator.tsx';
import { OperatorText } from './OperatorText.tsx';

export function PrivacyPage() {
  const { text } = useText();
  return (
    <>
      <PageTitle {...usePage('privacy')} lead={text.privacy.lead} />
      <OperatorText of="privacy">
        <Operator />
        {text.privacy.sections.map(({ title, items }) => (
          <Section key={title} title={title} narrow>
            <List items={items} />
          </Section>
        ))}
      </OperatorText>
    </>
  );
}
