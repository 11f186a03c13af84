import { useState } from 'react';
import { Load } from '../api/Load.tsx';
import type { InvoiceDetail, InvoiceList, InvoiceRow } from '../api/contract.ts';
import { sliceLinks } from '../api/sliceLinks.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { StateBadge } from '../invoice/StateBadge.tsx';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Code } from '../ui/Code.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Pagination } from '../ui/Pagination.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Section } from '../ui/Section.tsx';
import { Table } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { useSearchParams } from 'react-router';
import { DecideDialog } from './DecideDialog.tsx';
import { DecisionDone } from './DecisionDone.tsx';

const PAGE_SIZE = 25;

export function DecidePage() {
  const { text, format } = useText();
  const words = text.decide;
  const [filters] = useSearchParams();
  const query = new URLSearchParams(filters);
  query.set('waiting', '1');
  query.set('size', String(PAGE_SIZE));
  const list = useLoad<InvoiceList>(`/invoices?${query}`);
  const [chosen, choose] = useState<InvoiceRow | null>(null);
  const [decided, setDecided] = useState<InvoiceDetail | null>(null);
  return (
    <>
      <PageTitle {...usePage('decide')} lead={words.lead} />
      {decided && <DecisionDone invoice={decided} />}
      <Load from={list}>
        {({ items, total, ...ends }) =>
          items.length === 0 ? (
            <EmptyState title={words.none} text={words.noneText}>
              <LinkButton label={words.toAll} to={pathTo('allInvoices')} />
            </EmptyState>
          ) : (
            <Section title={words.waiting(total)}>
              <Stack>
                <Table
                  caption={words.waiting(total)}
                  rows={items}
                  rowKey={(row) => row.id}
                  columns={[
                    {
                      key: 'number',
                      header: text.invoices.number,
                      cell: (row) => <TextLink to={pathTo('anyInvoice', { id: row.id })}>{nameOf(row)}</TextLink>,
                    },
                    {
                      key: 'seller',
                      header: text.invoices.seller,
                      cell: (row) => row.seller ?? row.organisation ?? '–',
                    },
                    {
                      key: 'leitwegId',
                      header: text.invoice.leitwegId,
                      cell: (row) => (row.leitwegId === null ? text.invoice.unknown : <Code>{row.leitwegId}</Code>),
                    },
                    { key: 'received', header: text.invoices.received, cell: (row) => format.dateTime(row.receivedAt) },
                    {
                      key: 'state',
                      header: text.invoices.stateColumn,
                      cell: (row) => <StateBadge state={row.state} troubled={row.troubled} />,
                    },
                    {
                      key: 'decide',
                      header: text.upload.action,
                      cell: (row) => (
                        <Button small label={words.open} about={words.about(nameOf(row))} onClick={() => choose(row)} />
                      ),
                    },
                  ]}
                />
                <Pagination {...sliceLinks(filters, ends)} />
              </Stack>
            </Section>
          )
        }
      </Load>
      <DecideDialog
        invoice={chosen}
        onClose={() => choose(null)}
        onDone={(invoice) => {
          setDecided(invoice);
          list.reload();
        }}
      />
    </>
  );
}

const nameOf = (row: InvoiceRow) => row.number ?? row.fileName ?? row.id;
