import { useSite } from '../api/SiteProvider.tsx';
import { usePage } from '../api/usePage.ts';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { List } from '../ui/List.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Section } from '../ui/Section.tsx';
import { TextLink } from '../ui/TextLink.tsx';

export function JoinPage() {
  const { text } = useText();
  const words = text.join;
  const email = useSite()?.operator.email ?? '';
  return (
    <>
      <PageTitle {...usePage('join')} lead={words.lead} />
      <Section title={words.howTitle} narrow>
        <List numbered items={words.how} />
      </Section>
      <Section title={words.needTitle} narrow>
        <List items={words.need} />
        {email === '' ? (
          <Paragraph>
            {words.noContact} <TextLink to={pathTo('imprint')}>{text.pages.imprint.title}</TextLink>
          </Paragraph>
        ) : (
          <Paragraph>
            <TextLink away to={`mailto:${email}?subject=${encodeURIComponent(words.subject)}`}>
              {words.contact}: {email}
            </TextLink>
          </Paragraph>
        )}
      </Section>
    </>
  );
}
