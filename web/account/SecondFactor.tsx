import { useState } from 'react';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { SecondFactorOffer } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Code } from '../ui/Code.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Stack } from '../ui/Stack.tsx';
import { TextLink } from '../ui/TextLink.tsx';

type SecondFactorProps = { readonly on: boolean; readonly onDone: () => void };

/** Sets up an app that shows codes, or takes it away; both end with a code, so that nobody locks themselves out. */
export function SecondFactor({ on, onDone }: SecondFactorProps) {
  const { text } = useText();
  const words = text.account;
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null);
  const { busy, problem, submit } = useSubmit();
  const begin = async () => setOffer(await request<SecondFactorOffer>('/account/second-factor', { method: 'POST' }));
  const finish = () => {
    setOffer(null);
    onDone();
  };
  if (on) {
    return (
      <Stack>
        <Paragraph>{words.factorOn}</Paragraph>
        <CodeForm on={false} label={words.factorStop} onDone={finish} />
      </Stack>
    );
  }
  return (
    <Stack>
      <Paragraph>{words.factorOff}</Paragraph>
      {problem && <ProblemAlert problem={problem} />}
      {offer === null ? (
        <Row>
          <Button label={words.factorBegin} busy={busy} onClick={() => submit([], begin)} />
        </Row>
      ) : (
        <>
          <Paragraph>{words.factorSecret}</Paragraph>
          <Row>
            <Code>{offer.secret}</Code>
            <CopyButton text={offer.secret} />
          </Row>
          <Paragraph>
            <TextLink to={offer.address} away>
              {words.factorOpen}
            </TextLink>
          </Paragraph>
          <CodeForm on label={words.factorConfirm} onDone={finish} />
        </>
      )}
    </Stack>
  );
}

type CodeFormProps = { readonly on: boolean; readonly label: string; readonly onDone: () => void };

function CodeForm({ on, label, onDone }: CodeFormProps) {
  const { text } = useText();
  const [code, setCode] = useState('');
  const { busy, errors, problem, errorOf, submit } = useSubmit();
  const send = async () => {
    await request('/account/second-factor', { method: 'PUT', body: { on, code: code.replaceAll(/\s/g, '') } });
    onDone();
  };
  const missing = /^\d{6}$/.test(code.replaceAll(/\s/g, ''))
    ? []
    : [{ field: 'code', message: text.signIn.codeMissing }];
  return (
    <Form onSubmit={() => submit(missing, send)}>
      <ErrorSummary title={text.errorSummary} errors={errors} />
      {problem && <ProblemAlert problem={problem} />}
      <Field
        label={text.signIn.code}
        name="code"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        onChange={setCode}
        error={errorOf('code')}
      />
      <Row>
        <Button type="submit" label={label} busy={busy} />
      </Row>
    </Form>
  );
}
