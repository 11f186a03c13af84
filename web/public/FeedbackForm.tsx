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
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';

const MESSAGE_MIN = 3;

/** Barrier reports, as the law on accessible websites demands them: no account, no captcha, an answer only if wished. */
export function FeedbackForm() {
  const { text } = useText();
  const words = text.accessibility;
  const [page, setPage] = useState('');
  const [message, setMessage] = useState('');
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const { busy, errors, problem, errorOf, submit } = useSubmit();

  const send = async () => {
    const body = { page: page.trim(), message: message.trim(), email: email.trim() === '' ? null : email.trim() };
    await request('/feedback', { method: 'POST', body });
    setSent(true);
  };
  const wrong = [
    ...(message.trim().length < MESSAGE_MIN ? [{ field: 'message', message: words.messageMissing }] : []),
    ...(email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim())
      ? [{ field: 'email', message: words.emailWrong }]
      : []),
  ];

  if (sent) {
    return (
      <Alert live tone="success" title={words.sent}>
        <Paragraph>{words.sentText}</Paragraph>
      </Alert>
    );
  }
  return (
    <>
      <ErrorSummary title={text.errorSummary} errors={errors} />
      {problem && <ProblemAlert problem={problem} />}
      <Form onSubmit={() => submit(wrong, send)}>
        <Field label={words.where} name="page" value={page} onChange={setPage} maxLength={200} optional />
        <Field
          label={words.message}
          name="message"
          lines={5}
          value={message}
          onChange={setMessage}
          maxLength={4000}
          error={errorOf('message')}
        />
        <Field
          label={words.email}
          name="email"
          type="email"
          hint={words.emailHint}
          autoComplete="email"
          value={email}
          onChange={setEmail}
          error={errorOf('email')}
          optional
        />
        <Row>
          <Button type="submit" look="primary" label={words.send} busy={busy} />
        </Row>
      </Form>
    </>
  );
}
