import { useState } from 'react';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { RuleBundle } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Radios } from '../ui/Radios.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { wordActivation } from './wordActivation.ts';

type RuleTimesProps = { readonly bundle: RuleBundle; readonly onChanged: () => void };

/** When the bundle counts, and the form that sets it. What was received before keeps its rules. */
export function RuleTimes({ bundle, onChanged }: RuleTimesProps) {
  const { text, format } = useText();
  const words = text.rules;
  const { busy, problem, submit } = useSubmit();
  const cancel = (id: string) =>
    submit([], async () => {
      await request(`/admin/rule-activations/${id}`, { method: 'DELETE' });
      onChanged();
    });
  return (
    <Section title={words.timesTitle} narrow>
      {problem && <ProblemAlert problem={problem} />}
      {bundle.activations.length === 0 && (
        <Paragraph>{bundle.builtin && bundle.inForce ? words.builtinCounts : words.never}</Paragraph>
      )}
      {bundle.activations.map((activation) => (
        <Row key={activation.id}>
          <Paragraph>{wordActivation(activation, words, format)}</Paragraph>
          {activation.coming && (
            <Button
              small
              busy={busy}
              label={words.cancel}
              about={format.dateTime(activation.from)}
              onClick={() => cancel(activation.id)}
            />
          )}
        </Row>
      ))}
      <ActivationForm id={bundle.id} onChanged={onChanged} />
    </Section>
  );
}

function ActivationForm({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }) {
  const words = useText().text.rules;
  const { errorSummary } = useText().text;
  const [when, setWhen] = useState<'day' | 'now'>('day');
  const [day, setDay] = useState('');
  const [beside, setBeside] = useState(false);
  const { busy, errors, problem, errorOf, submit } = useSubmit();
  const send = async () => {
    const body = { from: when === 'now' ? 'now' : day, beside };
    await request(`/admin/rules/${id}/activations`, { method: 'POST', body });
    setDay('');
    onChanged();
  };
  const missing = when === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(day);
  return (
    <Stack>
      <ErrorSummary title={errorSummary} errors={errors} />
      {problem && <ProblemAlert problem={problem} />}
      <Form
        label={words.activate}
        onSubmit={() => submit(missing ? [{ field: 'from', message: words.dayMissing }] : [], send)}
      >
        <Radios
          legend={words.when}
          name="when"
          value={when}
          options={[
            { value: 'day', label: words.onDay },
            { value: 'now', label: words.atOnce },
          ]}
          onChange={setWhen}
        />
        {when === 'day' && (
          <Field
            label={words.day}
            name="from"
            type="date"
            hint={words.dayHint}
            value={day}
            onChange={setDay}
            error={errorOf('from')}
          />
        )}
        <Checkbox label={words.besideLabel} name="beside" checked={beside} onChange={setBeside} />
        <Row>
          <Button type="submit" look="primary" label={words.activate} busy={busy} />
        </Row>
      </Form>
    </Stack>
  );
}
