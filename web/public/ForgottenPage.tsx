import { useState } from 'react';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import { request } from '../api/request.ts';
import { usePage } from '../api/usePage.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Row } from '../ui/Row.tsx';
import { Stack } from '../ui/Stack.tsx';

export function ForgottenPage() {
  const { text } = useText();
  const words = text.forgotten;
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const { busy, errors, problem, errorOf, submit } = useSubmit();
  const send = async () => {
    await request('/password-resets', { method: 'POST', body: { email: email.trim() } });
    setSent(true);
  };
  const missing = email.trim() === '' ? [{ field: 'email', message: text.signIn.emailMissing }] : [];
  return (
    <>
      <PageTitle {...usePage('forgotten')} lead={words.lead} />
      {sent ? (
        <Alert tone="success" title={words.sent} live>
          {words.sentText}
        </Alert>
      ) : (
        <Stack narrow>
          <ErrorSummary title={text.errorSummary} errors={errors} />
          {problem && <ProblemAlert problem={problem} />}
          <Form onSubmit={() => submit(missing, send)}>
            <Field
              label={text.signIn.email}
              name="email"
              type="email"
              autoComplete="username"
              value={email}
              onChange={setEmail}
              error={errorOf('email')}
            />
            <Row>
              <Button type="submit" look="primary" label={words.button} busy={busy} />
            </Row>
          </Form>
        </Stack>
      )}
    </>
  );
}
