import { useState } from 'react';
import { Load } from '../api/Load.tsx';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { NewToken, TokenList } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useLoad } from '../api/useLoad.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Code } from '../ui/Code.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';

/** Tokens for programs. A new one is shown once: only its hash is kept. */
export function TokenSection() {
  const { text } = useText();
  const words = text.tokens;
  const tokens = useLoad<TokenList>('/organisation/tokens');
  const [made, setMade] = useState<NewToken | null>(null);
  return (
    <Section title={words.title}>
      <Paragraph>{words.text}</Paragraph>
      {made && (
        <Alert tone="success" title={words.made} live>
          <Paragraph>{words.once}</Paragraph>
          <Row>
            <Code>{made.token}</Code>
            <CopyButton text={made.token} />
          </Row>
          <Paragraph>{words.client(made.id)}</Paragraph>
        </Alert>
      )}
      <TokenForm
        onMade={(token) => {
          setMade(token);
          tokens.reload();
        }}
      />
      <Load from={tokens}>
        {({ items }) => (items.length > 0 ? <TokenTable items={items} onDone={tokens.reload} /> : null)}
      </Load>
    </Section>
  );
}

function TokenForm({ onMade }: { readonly onMade: (token: NewToken) => void }) {
  const { text } = useText();
  const words = text.tokens;
  const [name, setName] = useState('');
  const [read, setRead] = useState(true);
  const [write, setWrite] = useState(true);
  const { busy, errors, problem, errorOf, submit } = useSubmit();
  const send = async () => {
    const scopes = [...(read ? ['read'] : []), ...(write ? ['write'] : [])];
    onMade(await request<NewToken>('/organisation/tokens', { method: 'POST', body: { name, scopes, days: null } }));
    setName('');
  };
  const missing = [
    ...(name.trim() === '' ? [{ field: 'name', message: words.nameMissing }] : []),
    ...(read || write ? [] : [{ field: 'read', message: words.scopeMissing }]),
  ];
  return (
    <Stack narrow>
      <Form onSubmit={() => submit(missing, send)}>
        <ErrorSummary title={text.errorSummary} errors={errors} />
        {problem && <ProblemAlert problem={problem} />}
        <Field
          label={words.name}
          name="name"
          hint={words.nameHint}
          maxLength={100}
          value={name}
          onChange={setName}
          error={errorOf('name')}
        />
        <Checkbox label={words.scopes.read} name="read" checked={read} onChange={setRead} />
        <Checkbox label={words.scopes.write} name="write" checked={write} onChange={setWrite} />
        <Row>
          <Button type="submit" label={words.make} busy={busy} />
        </Row>
      </Form>
    </Stack>
  );
}

type TokenTableProps = { readonly items: TokenList['items']; readonly onDone: () => void };

function TokenTable({ items, onDone }: TokenTableProps) {
  const { text, format } = useText();
  const words = text.tokens;
  const { problem, submit } = useSubmit();
  const revoke = (id: string) =>
    submit([], async () => {
      await request(`/organisation/tokens/${id}`, { method: 'DELETE' });
      onDone();
    });
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <Table
        caption={words.list}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: words.name, cell: ({ name }) => name || words.first },
          {
            key: 'scopes',
            header: words.may,
            cell: ({ scopes }) => scopes.map((scope) => words.scopes[scope]).join(', '),
          },
          { key: 'created', header: words.created, cell: ({ createdAt }) => format.dateTime(createdAt) },
          {
            key: 'used',
            header: words.used,
            cell: ({ lastUsedAt }) => (lastUsedAt ? format.dateTime(lastUsedAt) : words.never),
          },
          {
            key: 'actions',
            header: text.organisation.actions,
            cell: ({ id, name }) => (
              <Button small label={words.revoke} about={name || words.first} onClick={() => revoke(id)} />
            ),
          },
        ]}
      />
    </>
  );
}
