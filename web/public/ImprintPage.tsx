import { usePage } from '../api/usePage.ts';
import { useText } from '../text/TextProvider.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Section } from '../ui/Section.tsx';
import { Operator } from './Operator.tsx';
import { OperatorText } from './OperatorText.tsx';

export function ImprintPage() {
  const { text } = useText();
  const words = text.imprint;
  return (
    <>
      <PageTitle {...usePage('imprint')} lead={words.lead} />
      <OperatorText of="imprint">
        <Operator />
        <Section title={words.responsible} narrow>
          <Paragraph>{words.responsibleText}</Paragraph>
        </Section>
      </OperatorText>
      <Section title={words.software} narrow>
        <Paragraph>{words.softwareText}</Paragraph>
      </Section>
    </>
  );
}
