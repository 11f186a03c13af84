import type { InvoiceRow } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { StateBadge } from './StateBadge.tsx';

type InvoiceTableProps = {
  readonly caption: string;
  readonly rows: readonly InvoiceRow[];
  /** the page of one invoice */
  readonly linkTo: (id: string) => string;
  /** the administrator also sees who sent it, and on which channel */
  readonly withOrigin?: boolean;
};

export function InvoiceTable({ caption, rows, linkTo, withOrigin = false }: InvoiceTableProps) {
  const { text, format } = useText();
  const words = text.invoices;
  const origin: readonly Column<InvoiceRow>[] = [
    { key: 'seller', header: words.seller, cell: (row) => row.seller ?? row.organisation ?? '–' },
    { key: 'channel', header: words.channelColumn, cell: (row) => text.channels[row.channel] },
  ];
  const columns: readonly Column<InvoiceRow>[] = [
    {
      key: 'number',
      header: words.number,
      cell: (row) => <TextLink to={linkTo(row.id)}>{row.number ?? row.fileName ?? words.noNumber}</TextLink>,
    },
    ...(withOrigin ? origin : []),
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
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
