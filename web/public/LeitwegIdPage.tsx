import { usePage } from '../api/usePage.ts';
import { useText } from '../text/TextProvider.tsx';
import { List } from '../ui/List.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Section } from '../ui/Section.tsx';
import { LeitwegIdFinder } from './LeitwegIdFinder.tsx';

export function LeitwegIdPage() {
  const { text } = useText();
  return (
    <>
      <PageTitle {...usePage('leitwegId')} lead={text.leitwegId.lead} />
      <Panel>
        <LeitwegIdFinder />
      </Panel>
      <Section title={text.leitwegId.about} narrow>
        <List items={text.leitwegId.aboutItems} />
      </Section>
    </>
  );
}
