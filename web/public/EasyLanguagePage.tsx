import { usePage } from '../api/usePage.ts';
import { useText } from '../text/TextProvider.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Section } from '../ui/Section.tsx';
import { OperatorText } from './OperatorText.tsx';

export function EasyLanguagePage() {
  const { text } = useText();
  return (
    <>
      <PageTitle {...usePage('easyLanguage')} lead={text.easyLanguage.lead} />
      <OperatorText of="easyLanguage">
        {text.easyLanguage.sections.map(({ title, lines }) => (
          <Section key={title} title={title} narrow>
            {lines.map((line) => (
              <Paragraph key={line}>{line}</Paragraph>
            ))}
          </Section>
        ))}
      </OperatorText>
    </>
  );
}
