import { useState } from 'react';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { Organisation } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Radios } from '../ui/Radios.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Table } from '../ui/Table.tsx';

type InvitationSectionProps = {
  readonly invitations: Organisation['invitations'];
  readonly onDone: () => void;
};

type OrganisationRole = Organisation['people'][number]['role'];

export function InvitationSection({ invitations, onDone }: InvitationSectionProps) {
  const { text, format } = useText();
  const words = text.organisation;
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<OrganisationRole>('member');
  const { busy, errors, problem, errorOf, submit } = useSubmit();
  const invite = async () => {
    await request('/organisation/invitations', { method: 'POST', body: { email: email.trim(), role } });
    setEmail('');
    onDone();
  };
  const takeBack = (id: string) =>
    submit([], async () => {
      await request(`/organisation/invitations/${id}`, { method: 'DELETE' });
      onDone();
    });
  const missing = email.trim() === '' ? [{ field: 'email', message: words.emailMissing }] : [];
  return (
    <Section title={words.invite}>
      <Stack narrow>
        <Form onSubmit={() => submit(missing, invite)}>
          <ErrorSummary title={text.errorSummary} errors={errors} />
          {problem && <ProblemAlert problem={problem} />}
          <Field
            label={words.email}
            name="email"
            type="email"
            value={email}
            onChange={setEmail}
            error={errorOf('email')}
          />
          <Radios
            legend={words.role}
            name="role"
            value={role}
            options={[
              { value: 'member', label: words.roles.member },
              { value: 'administrator', label: words.roles.administrator },
            ]}
            onChange={setRole}
          />
          <Row>
            <Button type="submit" label={words.sendInvitation} busy={busy} />
          </Row>
        </Form>
      </Stack>
      {invitations.length > 0 && (
        <Table
          caption={words.openInvitations}
          showCaption
          rows={invitations}
          rowKey={({ id }) => id}
          columns={[
            { key: 'email', header: words.email, cell: (row) => row.email },
            { key: 'role', header: words.role, cell: (row) => words.roles[row.role] },
            { key: 'until', header: words.validUntil, cell: (row) => format.dateTime(row.expiresAt) },
            {
              key: 'actions',
              header: words.actions,
              cell: (row) => <Button small label={words.takeBack} about={row.email} onClick={() => takeBack(row.id)} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
