import { useSearchParams } from 'react-router';
import { Load } from '../api/Load.tsx';
import type { OutboxList, OutboxRow, OutboxState } from '../api/contract.ts';
import { sliceLinks } from '../api/sliceLinks.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { pathTo } from '../routes.ts';
import type { Text } from '../text/de.ts';
import { useText } from '../text/TextProvider.tsx';
import { Badge, type Tone } from '../ui/Badge.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { Breakable } from '../ui/Breakable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterChips } from '../ui/FilterChips.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Pagination } from '../ui/Pagination.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';

const PAGE_SIZE = 25;

const looks = {
  due: { tone: 'info', icon: 'autorenew' },
  sending: { tone: 'info', icon: 'autorenew' },
  sent: { tone: 'success', icon: 'success' },
  failed: { tone: 'danger', icon: 'danger' },
} as const satisfies Record<OutboxState, { readonly tone: Tone; readonly icon: IconName }>;

export function OutboxPage() {
  const { text } = useText();
  const words = text.outbox;
  const [filters, setFilters] = useSearchParams();
  const query = new URLSearchParams(filters);
  query.set('size', String(PAGE_SIZE));
  const outbox = useLoad<OutboxList>(`/admin/outbox?${query}`);
  return (
    <>
      <PageTitle {...usePage('outbox')} lead={words.lead} />
      <Stack gap="large">
        <FilterChips
          label={words.state}
          options={(Object.keys(looks) as OutboxState[]).map((state) => ({ value: state, label: words.states[state] }))}
          chosen={filters.getAll('state')}
          onChange={(states) => setFilters({ state: [...states] })}
        />
        <Load from={outbox}>
          {({ items, ...ends }) =>
            items.length === 0 ? (
              <EmptyState title={words.none} text={words.noneText} />
            ) : (
              <Stack>
                <OutboxTable rows={items} />
                <Pagination {...sliceLinks(filters, ends)} />
              </Stack>
            )
          }
        </Load>
      </Stack>
    </>
  );
}

function OutboxTable({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const { text, format } = useText();
  const words = text.outbox;
  return (
    <Table
      caption={text.pages.outbox.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'subject', header: words.subject, cell: (row) => row.subject },
        { key: 'recipient', header: words.recipient, cell: (row) => <Breakable text={row.recipient} /> },
        { key: 'time', header: words.time, cell: (row) => format.dateTime(row.sentAt ?? row.createdAt) },
        {
          key: 'state',
          header: words.state,
          cell: (row) => (
            <Stack gap="small">
              <div>
                <Badge {...looks[row.state]} label={words.states[row.state]} />
              </div>
              <Paragraph size="small">{words.attempts(row.attempts)}</Paragraph>
            </Stack>
          ),
        },
        {
          key: 'words',
          header: words.words,
          cell: (row) => <Paragraph size="small">{wordReply(row.lastWords, words)}</Paragraph>,
        },
        {
          key: 'invoice',
          header: text.invoices.number,
          cell: (row) =>
            row.invoiceId === null ? (
              '–'
            ) : (
              <TextLink to={pathTo('anyInvoice', { id: row.invoiceId })} about={row.subject}>
                {words.invoice}
              </TextLink>
            ),
        },
      ]}
    />
  );
}

/** Without a mail server a message becomes a file, and its name is the answer. */
function wordReply(lastWords: string | null, words: Text['outbox']): string {
  if (lastWords === null) return words.noWords;
  return lastWords.startsWith('file ') ? words.asFile : lastWords;
}
