import { useLocation } from 'react-router';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import type { ApiProblem } from './ApiProblem.ts';
import { wordProblem } from './wordProblem.ts';

type ProblemAlertProps = { readonly problem: ApiProblem; readonly onRetry?: () => void };

/** A refusal of the server in words: cause, way out, and the button that goes that way. */
export function ProblemAlert({ problem, onRetry }: ProblemAlertProps) {
  const { text, language } = useText();
  const { pathname, search } = useLocation();
  const words = wordProblem(problem, text, language);
  const needsSignIn = problem.status === 401 && pathname !== pathTo('signIn');
  return (
    <Alert tone="danger" title={words.title} live>
      {words.way && <Paragraph>{words.way}</Paragraph>}
      {(needsSignIn || onRetry) && (
        <Row>
          {needsSignIn && (
            <LinkButton
              look="primary"
              label={text.session.signIn}
              to={`${pathTo('signIn')}?${new URLSearchParams({ weiter: pathname + search })}`}
            />
          )}
          {onRetry && !needsSignIn && <Button icon="autorenew" label={text.problems.retry} onClick={onRetry} />}
        </Row>
      )}
    </Alert>
  );
}
