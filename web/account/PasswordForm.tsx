import { useState } from 'react';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import { request } from '../api/request.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Row } from '../ui/Row.tsx';

const LEAST = 12;

export function PasswordForm() {
  const { text } = useText();
  const words = text.account;
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const { busy, errors, problem, errorOf, submit } = useSubmit();
  const send = async () => {
    setDone(false);
    await request('/account/password', { method: 'PUT', body: { current, password } });
    setCurrent('');
    setPassword('');
    setDone(true);
  };
  const missing = [
    ...(current === '' ? [{ field: 'current', message: words.currentMissing }] : []),
    ...(password.length < LEAST ? [{ field: 'password', message: words.newShort }] : []),
  ];
  return (
    <Form onSubmit={() => submit(missing, send)}>
      <ErrorSummary title={text.errorSummary} errors={errors} />
      {problem && <ProblemAlert problem={problem} />}
      {done && <Alert tone="success" title={words.passwordDone} live />}
      <Field
        label={words.current}
        name="current"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={errorOf('current')}
      />
      <Field
        label={words.newPassword}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={words.newHint}
        value={password}
        onChange={setPassword}
        error={errorOf('password')}
      />
      <Row>
        <Button type="submit" label={words.change} busy={busy} />
      </Row>
    </Form>
  );
}
