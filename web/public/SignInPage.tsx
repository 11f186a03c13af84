import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '../api/ApiProblem.ts';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { Site } from '../api/contract.ts';
import { useSession } from '../api/SessionProvider.tsx';
import { useSite } from '../api/SiteProvider.tsx';
import { usePage } from '../api/usePage.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { homeOf, pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { ownPath } from './ownPath.ts';

export function SignInPage() {
  const { text } = useText();
  const { account } = useSession();
  const words = text.signIn;
  return (
    <>
      <PageTitle {...usePage('signIn')} lead={words.lead} />
      {account === null ? (
        <WaysIn />
      ) : (
        <Stack>
          <Alert tone="success" title={words.done(account.email)} />
          <Row>
            <LinkButton look="primary" label={words.continue} to={pathTo(homeOf[account.role])} />
          </Row>
        </Stack>
      )}
      {account === null && (
        <Section title={words.noAccount} narrow>
          <Paragraph>{words.noAccountText}</Paragraph>
          <Row>
            <LinkButton icon="checklist" label={words.toCheck} to={pathTo('check')} />
          </Row>
        </Section>
      )}
    </>
  );
}

/** The Servicekonto first, where there is one: it is the state's door for companies. */
function WaysIn() {
  const { text } = useText();
  const words = text.signIn;
  const providers = useSite()?.signIn.providers ?? [];
  const [parameters] = useSearchParams();
  const signedOut = parameters.has('abgemeldet') && <Alert tone="success" title={words.signedOut} />;
  if (providers.length === 0) {
    return (
      <Stack>
        {signedOut}
        <SignInForm />
      </Stack>
    );
  }
  return (
    <Stack>
      {signedOut}
      <Section title={words.byProvider} narrow>
        <Paragraph>{words.byProviderText}</Paragraph>
        <ProviderLinks providers={providers} />
      </Section>
      <Section title={words.byPassword} narrow>
        <SignInForm />
      </Section>
    </Stack>
  );
}

function ProviderLinks({ providers }: { readonly providers: Site['signIn']['providers'] }) {
  const { language } = useText();
  const [parameters] = useSearchParams();
  const target = ownPath(parameters.get('weiter')) ?? pathTo('overview');
  return (
    <Row>
      {providers.map(({ id, name }) => (
        <LinkButton
          key={id}
          look="primary"
          label={name[language]}
          leaves
          to={`/saml/login?${new URLSearchParams({ provider: id, weiter: target })}`}
        />
      ))}
    </Row>
  );
}

function SignInForm() {
  const { text } = useText();
  const words = text.signIn;
  const { signIn } = useSession();
  const demo = useSite()?.demo === true;
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksForCode, setAsksForCode] = useState(false);
  const { busy, errors, problem, errorOf, submit } = useSubmit();

  const send = async () => {
    const account = await signIn(email.trim(), password, code.replaceAll(/\s/g, '')).catch((error: unknown) => {
      if (!(error instanceof ApiProblem) || error.code !== 'LOGIN_CODE_MISSING') throw error;
      setAsksForCode(true);
      return null;
    });
    if (account) await navigate(ownPath(parameters.get('weiter')) ?? pathTo(homeOf[account.role]));
  };
  const missing = [
    ...(email.trim() === '' ? [{ field: 'email', message: words.emailMissing }] : []),
    ...(password === '' ? [{ field: 'password', message: words.passwordMissing }] : []),
    ...(asksForCode && code.trim() === '' ? [{ field: 'code', message: words.codeMissing }] : []),
  ];
  return (
    <Stack narrow>
      <ErrorSummary title={text.errorSummary} errors={errors} />
      {problem && <ProblemAlert problem={problem} />}
      {demo && <Alert tone="info" title={words.demo} />}
      <Form onSubmit={() => submit(missing, send)}>
        <Field
          label={words.email}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={errorOf('email')}
        />
        <Field
          label={words.password}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={errorOf('password')}
        />
        {asksForCode && (
          <Field
            label={words.code}
            name="code"
            hint={words.codeHint}
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            onChange={setCode}
            error={errorOf('code')}
          />
        )}
        <Row>
          <Button type="submit" look="primary" label={words.button} busy={busy} />
        </Row>
        <Paragraph>
          <TextLink to={pathTo('forgotten')}>{words.forgotten}</TextLink>
        </Paragraph>
      </Form>
    </Stack>
  );
}
