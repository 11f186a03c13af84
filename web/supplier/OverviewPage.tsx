import { Load } from '../api/Load.tsx';
import { useSession } from '../api/SessionProvider.tsx';
import type { InvoiceList, Overview, State } from '../api/contract.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { InvoiceTable } from '../invoice/InvoiceTable.tsx';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Notes } from '../ui/Notes.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { TextLink } from '../ui/TextLink.tsx';

const RECENT = 5;

export function OverviewPage() {
  const { text } = useText();
  const { account } = useSession();
  const overview = useLoad<Overview>('/overview');
  const recent = useLoad<InvoiceList>(`/invoices?size=${RECENT}`);
  return (
    <>
      <PageTitle {...usePage('overview')} lead={text.overview.lead(account?.organisation ?? account?.email ?? '')} />
      <Row>
        <LinkButton look="primary" icon="drive-folder-upload" to={pathTo('upload')} label={text.overview.upload} />
        <LinkButton icon="checklist" to={pathTo('invoices')} label={text.overview.all} />
      </Row>
      <Section title={text.overview.needsYou}>
        <Load from={overview}>{({ states }) => <Needs states={states} />}</Load>
      </Section>
      <Section title={text.overview.recent}>
        <Load from={recent}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={text.invoices.empty} text={text.invoices.emptyText} />
            ) : (
              <InvoiceTable caption={text.overview.recent} rows={items} linkTo={(id) => pathTo('invoice', { id })} />
            )
          }
        </Load>
      </Section>
    </>
  );
}

function Needs({ states }: { readonly states: Overview['states'] }) {
  const { text } = useText();
  const words = text.overview;
  const { rejected = 0, refused = 0 } = states;
  const needs = [
    { state: 'rejected', count: rejected, title: words.rejected(rejected), way: words.rejectedText },
    { state: 'refused', count: refused, title: words.refused(refused), way: words.refusedText },
  ] as const satisfies readonly {
    readonly state: State;
    readonly count: number;
    readonly title: string;
    readonly way: string;
  }[];
  const open = needs.filter(({ count }) => count > 0);
  if (open.length === 0) return <Paragraph>{words.nothing}</Paragraph>;
  return (
    <Notes
      notes={open.map(({ state, title, way }) => ({
        key: state,
        tone: 'danger',
        content: (
          <>
            <Paragraph bold>{title}</Paragraph>
            <Paragraph>
              {way}{' '}
              <TextLink to={`${pathTo('invoices')}?state=${state}`} about={title}>
                {words.show}
              </TextLink>
            </Paragraph>
          </>
        ),
      }))}
    />
  );
}
