import { useSession } from '../api/SessionProvider.tsx';
import { useSite } from '../api/SiteProvider.tsx';
import type { Site } from '../api/contract.ts';
import { usePage } from '../api/usePage.ts';
import { homeOf, pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Badge, type Tone } from '../ui/Badge.tsx';
import { Card } from '../ui/Card.tsx';
import { Columns } from '../ui/Columns.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Hero } from '../ui/Hero.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { LeitwegIdFinder } from './LeitwegIdFinder.tsx';

export function StartPage() {
  const { text } = useText();
  const { account } = useSession();
  const words = text.start;
  const submit = account === null ? 'signIn' : account.role === 'supplier' ? 'upload' : homeOf[account.role];
  return (
    <>
      <Hero>
        <PageTitle {...usePage('start')} display lead={words.lead} />
        <Columns count={3}>
          <Card title={words.submit} to={pathTo(submit)} icon="drive-folder-upload">
            {words.submitText}
          </Card>
          <Card title={words.check} to={pathTo('check')} icon="checklist">
            {words.checkText}
          </Card>
          <Card title={words.join} to={pathTo('join')} icon="home">
            {words.joinText}
          </Card>
        </Columns>
      </Hero>
      <Panel>
        <Section title={words.leitwegId}>
          <Paragraph>{words.leitwegIdText}</Paragraph>
          <LeitwegIdFinder />
        </Section>
      </Panel>
      <Columns count={2}>
        <Limits />
        <Status />
      </Columns>
    </>
  );
}

function Limits() {
  const { text, format } = useText();
  const limits = useSite()?.limits;
  const words = text.start;
  return (
    <Section title={words.limits}>
      <Facts
        facts={[
          {
            name: words.limitFormats,
            value: limits && limits.zipEntries > 0 ? words.limitFormatsMore : words.limitFormatsValue,
          },
          ...(limits === undefined
            ? []
            : [
                { name: words.limitInvoice, value: words.upTo(format.bytes(limits.invoiceBytes)) },
                { name: words.limitCheck, value: words.upTo(format.bytes(limits.checkBytes)) },
              ]),
        ]}
      />
    </Section>
  );
}

const toneOfStatus = { ok: 'success', disturbed: 'warning', unknown: 'info' } as const satisfies Record<
  Site['status'] | 'unknown',
  Tone
>;

function Status() {
  const { text } = useText();
  const site = useSite();
  const words = text.start;
  const state = site?.status ?? 'unknown';
  return (
    <Section title={words.status}>
      <Stack>
        <div>
          <Badge tone={toneOfStatus[state]} label={words.statuses[state]} />
        </div>
        {site?.demo && (
          <Alert tone="info" title={words.demo}>
            <Paragraph>{words.demoText}</Paragraph>
          </Alert>
        )}
      </Stack>
    </Section>
  );
}
