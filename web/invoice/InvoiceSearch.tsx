import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Load } from '../api/Load.tsx';
import { sliceLinks } from '../api/sliceLinks.ts';
import { useLoad } from '../api/useLoad.ts';
import type { Channel, InvoiceList, Role } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { FilterChips } from '../ui/FilterChips.tsx';
import { Filters } from '../ui/Filters.tsx';
import { Form } from '../ui/Form.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Pagination } from '../ui/Pagination.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Select } from '../ui/Select.tsx';
import { Stack } from '../ui/Stack.tsx';
import { InvoiceTable } from './InvoiceTable.tsx';
import { stateGroupKeys, stateGroups } from './stateGroups.ts';

type InvoiceSearchProps = {
  readonly linkTo: (id: string) => string;
  readonly viewer?: Role;
  /** what to do when there is nothing at all yet */
  readonly firstStep?: { readonly to: string; readonly label: string };
};

const PAGE_SIZE = 25;

/** An authority sees what is handed over to it, and nothing before. */
const seenByAuthority = ['underWay', 'clarifying', 'delivered', 'refused'] as const;

/** All filters live in the address, so that a list can be bookmarked, sent on, and found again with the back button. */
export function InvoiceSearch({ linkTo, viewer = 'supplier', firstStep }: InvoiceSearchProps) {
  const [filters, setFilters] = useSearchParams();
  const { text, format } = useText();
  const query = new URLSearchParams(filters);
  query.set('size', String(PAGE_SIZE));
  const list = useLoad<InvoiceList>(`/invoices?${query}`);
  const filtered = ['q', 'state', 'failed', 'channel', 'from', 'to'].some((name) => filters.has(name));

  const found = (total: number, exact: boolean) =>
    exact ? text.invoices.found(format.number(total), total === 1) : text.invoices.foundMore(format.number(total));
  const change = (name: string, values: readonly string[]) => {
    setFilters((before) => {
      before.delete(name);
      before.delete('older');
      before.delete('newer');
      for (const value of values) if (value !== '') before.append(name, value);
      return before;
    });
  };

  return (
    <Stack gap="large">
      <InvoiceFilters viewer={viewer} filters={filters} change={change} />
      <Load from={list}>
        {({ items, total, exact, ...ends }) =>
          items.length > 0 ? (
            <Stack>
              <Row align="between">
                <Paragraph bold>{found(total, exact)}</Paragraph>
                {filtered && (
                  <Button look="tertiary" icon="close" label={text.invoices.reset} onClick={() => setFilters({})} />
                )}
              </Row>
              <InvoiceTable caption={found(total, exact)} rows={items} linkTo={linkTo} viewer={viewer} />
              <Pagination {...sliceLinks(filters, ends)} />
              <Exports filters={filters} />
            </Stack>
          ) : filtered ? (
            <EmptyState title={text.invoices.none} text={text.invoices.noneText}>
              <Button icon="close" label={text.invoices.reset} onClick={() => setFilters({})} />
            </EmptyState>
          ) : (
            <EmptyState title={text.invoices.empty} text={text.invoices.emptyText}>
              {firstStep && <LinkButton look="primary" to={firstStep.to} label={firstStep.label} />}
            </EmptyState>
          )
        }
      </Load>
    </Stack>
  );
}

/** The whole list with these filters, not only the page that is seen. */
function Exports({ filters }: { readonly filters: URLSearchParams }) {
  const { text, language } = useText();
  const query = new URLSearchParams(filters);
  query.delete('older');
  query.delete('newer');
  query.set('language', language);
  return (
    <Row>
      {(['csv', 'json'] as const).map((kind) => (
        <LinkButton
          key={kind}
          look="tertiary"
          icon="download"
          download
          label={text.invoices[kind]}
          to={`/api/v1/invoices.${kind}?${query}`}
        />
      ))}
    </Row>
  );
}

type InvoiceFiltersProps = {
  readonly viewer: Role;
  readonly filters: URLSearchParams;
  readonly change: (name: string, values: readonly string[]) => void;
};

function InvoiceFilters({ viewer, filters, change }: InvoiceFiltersProps) {
  const { text } = useText();
  const words = text.invoices;
  const [search, setSearch] = useState(filters.get('q') ?? '');
  const channels = Object.keys(text.channels) as readonly Channel[];
  const states = filters.getAll('state');
  const groups = viewer === 'authority' ? seenByAuthority : stateGroupKeys;
  return (
    <Form search label={words.search} onSubmit={() => change('q', [search.trim()])}>
      <Filters
        search={
          <>
            <Field
              label={words.search}
              name="search"
              type="search"
              hint={words.searchHint}
              value={search}
              onChange={setSearch}
              bare
            />
            <Button type="submit" icon="search" label={words.searchButton} />
          </>
        }
        fields={
          <>
            {viewer !== 'authority' && (
              <Select
                label={words.channel}
                name="channel"
                value={filters.get('channel') ?? ''}
                options={[
                  { value: '', label: words.anyChannel },
                  ...channels.map((channel) => ({ value: channel, label: text.channels[channel] })),
                ]}
                onChange={(channel) => change('channel', [channel])}
              />
            )}
            <Field
              label={words.from}
              name="from"
              type="date"
              value={filters.get('from') ?? ''}
              onChange={(day) => change('from', [day])}
              bare
            />
            <Field
              label={words.to}
              name="to"
              type="date"
              value={filters.get('to') ?? ''}
              onChange={(day) => change('to', [day])}
              bare
            />
          </>
        }
        chips={
          <>
            {viewer !== 'authority' && (
              <Checkbox
                label={words.failed}
                name="failed"
                checked={filters.get('failed') === '1'}
                onChange={(on) => change('failed', on ? ['1'] : [])}
              />
            )}
            <FilterChips
              label={words.state}
              options={groups.map((group) => ({ value: group, label: text.stateGroups[group] }))}
              chosen={stateGroupKeys.filter((group) => stateGroups[group].every((state) => states.includes(state)))}
              onChange={(groups) =>
                change(
                  'state',
                  stateGroupKeys.filter((group) => groups.includes(group)).flatMap((group) => stateGroups[group]),
                )
              }
            />
          </>
        }
      />
    </Form>
  );
}
