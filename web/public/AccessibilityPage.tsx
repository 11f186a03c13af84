import { usePage } from '../api/usePage.ts';
import { useText } from '../text/TextProvider.tsx';
import { List } from '../ui/List.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Section } from '../ui/Section.tsx';
import { FeedbackForm } from './FeedbackForm.tsx';
import { OperatorText } from './OperatorText.tsx';

export function AccessibilityPage() {
  const { text } = useText();
  const words = text.accessibility;
  return (
    <>
      <PageTitle {...usePage('accessibility')} lead={words.lead} />
      <OperatorText of="accessibility">
        {words.sections.map(({ title, items }) => (
          <Section key={title} title={title} narrow>
            <List items={items} />
          </Section>
        ))}
      </OperatorText>
      <Section title={words.feedback} narrow>
        <Paragraph>{words.feedbackLead}</Paragraph>
        <FeedbackForm />
      </Section>
      <Section title={words.enforcement} narrow>
        <Paragraph>{words.enforcementText}</Paragraph>
      </Section>
    </>
  );
}
