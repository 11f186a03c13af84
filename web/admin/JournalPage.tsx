import { useSearchParams } from 'react-router';
import { Load } from '../api/Load.tsx';
import type { JournalEntry, JournalList, JournalListRow } from '../api/contract.ts';
import { sliceLinks } from '../api/sliceLinks.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Code } from '../ui/Code.tsx';
import { Details } from '../ui/Details.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterChips } from '../ui/FilterChips.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Pagination } from '../ui/Pagination.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';

const PAGE_SIZE = 50;

/** What administrators look for; everything else is found by its invoice. */
const groups = {
  refused: ['refusedAtDoor', 'keyReused'],
  repeated: ['repeated', 'alreadyDelivered'],
  decided: ['assigned', 'resent', 'withdrawn', 'released', 'retried'],
  troubled: ['troubled', 'refusedByServer', 'bounced', 'swept'],
} as const satisfies Record<string, readonly JournalEntry['event'][]>;
type Group = keyof typeof groups;
const groupKeys = Object.keys(groups) as readonly Group[];

export function JournalPage() {
  const { text } = useText();
  const words = text.journal;
  const [filters, setFilters] = useSearchParams();
  const query = new URLSearchParams(filters);
  query.set('size', String(PAGE_SIZE));
  const journal = useLoad<JournalList>(`/admin/journal?${query}`);
  const events = filters.getAll('event');
  return (
    <>
      <PageTitle {...usePage('journal')} lead={words.lead} />
      <Stack gap="large">
        <FilterChips
          label={words.kinds}
          options={groupKeys.map((group) => ({ value: group, label: words.groups[group] }))}
          chosen={groupKeys.filter((group) => groups[group].every((event) => events.includes(event)))}
          onChange={(chosen) =>
            setFilters({ event: groupKeys.filter((group) => chosen.includes(group)).flatMap((group) => groups[group]) })
          }
        />
        <Load from={journal}>
          {({ items, checkpoint, ...ends }) =>
            items.length === 0 ? (
              <EmptyState title={words.none} text={words.noneText} />
            ) : (
              <Stack>
                <Checkpoint checkpoint={checkpoint} />
                <JournalTable rows={items} />
                <Pagination {...sliceLinks(filters, ends)} />
              </Stack>
            )
          }
        </Load>
      </Stack>
    </>
  );
}

function Checkpoint({ checkpoint }: Pick<JournalList, 'checkpoint'>) {
  const { text, format } = useText();
  const words = text.journal;
  if (checkpoint === null) return <Paragraph muted>{words.noCheckpoint}</Paragraph>;
  const says = words.checkpoint(format.dateTime(checkpoint.at), format.number(checkpoint.seq));
  return <Paragraph muted>{checkpoint.signed ? says : `${says} ${words.unsigned}`}</Paragraph>;
}

function JournalTable({ rows }: { readonly rows: readonly JournalListRow[] }) {
  const { text, language, format } = useText();
  const words = text.journal;
  return (
    <Table
      caption={text.pages.journal.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'seq', header: words.seq, cell: (row) => (row.seq === null ? words.open : format.number(row.seq)) },
        { key: 'time', header: words.time, cell: (row) => format.dateTime(row.at) },
        { key: 'what', header: words.what, cell: (row) => row.words[language] },
        { key: 'who', header: words.who, cell: (row) => (row.actor === 'system' ? words.system : wordActor(row)) },
        { key: 'detail', header: words.detail, cell: (row) => <Detail row={row} /> },
        {
          key: 'invoice',
          header: text.invoices.number,
          cell: (row) =>
            row.invoiceId === null ? (
              '–'
            ) : (
              <TextLink to={pathTo('anyInvoice', { id: row.invoiceId })} about={words.about(row.invoiceId)}>
                {text.outbox.invoice}
              </TextLink>
            ),
        },
      ]}
    />
  );

  function wordActor({ actor }: JournalListRow) {
    return actor !== null && actor in text.roles ? text.roles[actor as keyof typeof text.roles] : '–';
  }
}

/** The names are those of the record itself: this is the page for who has to compare. */
function Detail({ row }: { readonly row: JournalListRow }) {
  const { text } = useText();
  const facts = Object.entries(row.detail).filter(([, value]) => value !== null && value !== '');
  if (facts.length === 0) return '–';
  return (
    <Details quiet summary={text.journal.detail}>
      {facts.map(([name, value]) => (
        <Paragraph key={name} size="small">
          {name}: <Code>{String(value)}</Code>
        </Paragraph>
      ))}
    </Details>
  );
}
