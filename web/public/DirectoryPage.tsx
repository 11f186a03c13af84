import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Load } from '../api/Load.tsx';
import type { Directory } from '../api/contract.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Code } from '../ui/Code.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { Filters } from '../ui/Filters.tsx';
import { Form } from '../ui/Form.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Pagination } from '../ui/Pagination.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';

const PAGE_SIZE = 25;

export function DirectoryPage() {
  const { text } = useText();
  const words = text.directory;
  const [filters, setFilters] = useSearchParams();
  const search = filters.get('q') ?? '';
  const [typed, setTyped] = useState(search);
  const query = new URLSearchParams({ q: search, page: filters.get('page') ?? '1', size: String(PAGE_SIZE) });
  const directory = useLoad<Directory>(`/directory?${query}`);
  return (
    <>
      <PageTitle {...usePage('directory')} lead={words.lead} />
      <Stack narrow>
        <Form search onSubmit={() => setFilters(typed.trim() === '' ? {} : { q: typed.trim() })}>
          <Filters
            search={
              <>
                <Field label={words.search} name="search" type="search" value={typed} onChange={setTyped} bare />
                <Button type="submit" icon="search" label={words.searchButton} />
              </>
            }
          />
        </Form>
      </Stack>
      <Load from={directory}>
        {({ items, total, page }) =>
          items.length === 0 ? (
            <EmptyState
              title={search === '' ? words.empty : words.none}
              text={search === '' ? words.emptyText : words.noneText}
            />
          ) : (
            <Stack>
              <div role="status">
                <Paragraph bold>{words.found(total)}</Paragraph>
              </div>
              <Table
                caption={text.pages.directory.title}
                rows={items}
                rowKey={(row) => `${row.name} ${row.leitwegIds.join(' ')}`}
                columns={[
                  { key: 'name', header: words.name, cell: (row) => row.name },
                  { key: 'place', header: words.place, cell: (row) => row.place ?? '–' },
                  {
                    key: 'ids',
                    header: words.ids,
                    cell: (row) =>
                      row.leitwegIds.map((id) => (
                        <Paragraph key={id}>
                          <Code>{id}</Code>
                        </Paragraph>
                      )),
                  },
                ]}
              />
              <Pages search={search} page={page} pages={Math.ceil(total / PAGE_SIZE)} />
            </Stack>
          )
        }
      </Load>
      <Section title={words.downloads}>
        <Row>
          <LinkButton download icon="download" label="CSV" to="/api/v1/directory.csv" />
          <LinkButton download icon="download" label="JSON" to="/api/v1/directory.json" />
        </Row>
      </Section>
    </>
  );
}

function Pages({ search, page, pages }: { readonly search: string; readonly page: number; readonly pages: number }) {
  const linkTo = (target: number) =>
    target >= 1 && target <= pages ? `?${new URLSearchParams({ q: search, page: String(target) })}` : null;
  return <Pagination previous={linkTo(page - 1)} next={linkTo(page + 1)} page={{ number: page, of: pages }} />;
}
