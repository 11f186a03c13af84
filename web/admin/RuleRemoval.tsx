import { useNavigate } from 'react-router';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { RuleBundle } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';

/** What never counted can go; the server refuses what is proof. */
export function RuleRemoval({ bundle }: { readonly bundle: RuleBundle }) {
  const words = useText().text.rules;
  const navigate = useNavigate();
  const { busy, problem, submit } = useSubmit();
  const remove = () =>
    submit([], async () => {
      await request(`/admin/rules/${bundle.id}`, { method: 'DELETE' });
      await navigate(pathTo('rules'));
    });
  return (
    <Section title={words.removeTitle} narrow>
      <Paragraph>{words.removeText}</Paragraph>
      {problem && <ProblemAlert problem={problem} />}
      <Row>
        <Button label={words.remove} busy={busy} onClick={remove} />
      </Row>
    </Section>
  );
}
