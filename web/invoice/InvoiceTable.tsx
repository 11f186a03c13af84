import type { InvoiceRow, Role } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { StateBadge } from './StateBadge.tsx';

type InvoiceTableProps = {
  readonly caption: string;
  readonly rows: readonly InvoiceRow[];
  /** the page of one invoice */
  readonly linkTo: (id: string) => string;
  readonly viewer?: Role;
};

/** Nobody is told about themselves: suppliers not who sent it, authorities not where it went. */
const leftOut: Readonly<Record<Role, readonly string[]>> = {
  supplier: ['seller', 'channel'],
  authority: ['channel', 'authority'],
  admin: [],
};

export function InvoiceTable({ caption, rows, linkTo, viewer = 'supplier' }: InvoiceTableProps) {
  const { text, format } = useText();
  const words = text.invoices;
  const columns: readonly Column<InvoiceRow>[] = [
    {
      key: 'number',
      header: words.number,
      cell: (row) => <TextLink to={linkTo(row.id)}>{row.number ?? row.fileName ?? words.noNumber}</TextLink>,
    },
    { key: 'seller', header: words.seller, cell: (row) => row.seller ?? row.organisation ?? '–' },
    { key: 'channel', header: words.channelColumn, cell: (row) => text.channels[row.channel] },
    {
      key: 'authority',
      header: words.authority,
      cell: (row) => row.authority?.name ?? row.buyer ?? words.unknownAuthority,
    },
    {
      key: 'amount',
      header: words.amount,
      numeric: true,
      cell: (row) => format.amount(row.amountDue, row.currency) ?? '–',
    },
    { key: 'received', header: words.received, cell: (row) => format.dateTime(row.receivedAt) },
    {
      key: 'state',
      header: words.stateColumn,
      cell: (row) => <StateBadge state={row.state} troubled={row.troubled} />,
    },
  ];
  const shown = columns.filter(({ key }) => !leftOut[viewer].includes(key));
  return <Table caption={caption} columns={shown} rows={rows} rowKey={(row) => row.id} />;
}
