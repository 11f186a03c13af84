import { useState } from 'react';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { Organisation } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';

type Person = Organisation['people'][number];

type PeopleTableProps = {
  readonly people: readonly Person[];
  readonly administers: boolean;
  readonly onDone: () => void;
};

export function PeopleTable({ people, administers, onDone }: PeopleTableProps) {
  const { text } = useText();
  const words = text.organisation;
  const [leaving, setLeaving] = useState<Person | null>(null);
  const { busy, problem, submit } = useSubmit();
  const change = (person: Person, init: { method: 'PUT' | 'DELETE'; body?: unknown }) =>
    submit([], async () => {
      setLeaving(null);
      await request(`/organisation/people/${person.id}`, init);
      onDone();
    });
  const actions = (person: Person) => (
    <Row>
      <Button
        small
        label={person.role === 'administrator' ? words.makeMember : words.makeAdministrator}
        about={person.name}
        onClick={() =>
          change(person, {
            method: 'PUT',
            body: { role: person.role === 'administrator' ? 'member' : 'administrator' },
          })
        }
      />
      <Button small label={words.remove} about={person.name} onClick={() => setLeaving(person)} />
    </Row>
  );
  return (
    <Stack>
      {problem && <ProblemAlert problem={problem} />}
      <Table
        caption={words.people}
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: words.name, cell: ({ name, self }) => (self ? `${name} (${words.self})` : name) },
          { key: 'email', header: words.email, cell: ({ email }) => email ?? '–' },
          { key: 'role', header: words.role, cell: ({ role }) => words.roles[role] },
          ...(administers ? [{ key: 'actions', header: words.actions, cell: actions }] : []),
        ]}
      />
      <Dialog title={words.removeTitle} open={leaving !== null} onClose={() => setLeaving(null)}>
        <Paragraph>{words.removeText(leaving?.name ?? '')}</Paragraph>
        <Row>
          <Button
            look="primary"
            label={words.remove}
            busy={busy}
            onClick={() => leaving && change(leaving, { method: 'DELETE' })}
          />
          <Button label={text.invoice.cancel} onClick={() => setLeaving(null)} />
        </Row>
      </Dialog>
    </Stack>
  );
}
