import { useLocation } from 'react-router';
import { Load } from '../api/Load.tsx';
import type { AuthorityList } from '../api/contract.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Breakable } from '../ui/Breakable.tsx';
import { Code } from '../ui/Code.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Table } from '../ui/Table.tsx';
import { TextLink } from '../ui/TextLink.tsx';

export function AuthoritiesPage() {
  const { text } = useText();
  const words = text.authorities;
  const saved = useLocation().state === 'saved';
  const authorities = useLoad<AuthorityList>('/admin/authorities');
  const add = <LinkButton look="primary" icon="add" label={words.add} to={pathTo('newAuthority')} />;
  return (
    <>
      <PageTitle {...usePage('authorities')} lead={words.lead} />
      {saved && <Alert live tone="success" title={words.saved} />}
      <Load from={authorities}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.none} text={words.noneText}>
              {add}
            </EmptyState>
          ) : (
            <>
              <Row>{add}</Row>
              <Table
                caption={text.pages.authorities.title}
                rows={items}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'name', header: words.name, cell: (row) => [row.name, row.place].filter(Boolean).join(', ') },
                  {
                    key: 'ids',
                    header: words.ids,
                    cell: (row) =>
                      row.leitwegIds.map((id) => (
                        <Paragraph key={id} size="small">
                          <Code>{id}</Code>
                        </Paragraph>
                      )),
                  },
                  { key: 'deliverTo', header: words.deliverTo, cell: (row) => <Breakable text={row.deliverTo} /> },
                  {
                    key: 'state',
                    header: words.state,
                    cell: (row) => (
                      <Badge
                        tone={row.active ? 'success' : 'warning'}
                        label={row.active ? words.isActive : words.isInactive}
                      />
                    ),
                  },
                  {
                    key: 'edit',
                    header: text.upload.action,
                    cell: (row) => (
                      <TextLink to={pathTo('authority', { id: row.id })} about={row.name}>
                        {words.edit}
                      </TextLink>
                    ),
                  },
                ]}
              />
            </>
          )
        }
      </Load>
    </>
  );
}
