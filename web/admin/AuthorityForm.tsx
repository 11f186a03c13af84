import { useState } from 'react';
import { useNavigate } from 'react-router';
import { checkLeitwegId, normalizeLeitwegId } from '../../validation/en16931/leitwegId.ts';
import { ProblemAlert } from '../api/ProblemAlert.tsx';
import type { AuthorityInput } from '../api/contract.ts';
import { useSubmit } from '../api/useSubmit.ts';
import { pathTo } from '../routes.ts';
import type { Text } from '../text/de.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ErrorSummary, type FieldError } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Row } from '../ui/Row.tsx';
import { Stack } from '../ui/Stack.tsx';

type AuthorityFormProps = {
  readonly first: AuthorityInput;
  readonly save: (authority: AuthorityInput) => Promise<unknown>;
};

export function AuthorityForm({ first, save }: AuthorityFormProps) {
  const { text } = useText();
  const words = text.authorities;
  const navigate = useNavigate();
  const [name, setName] = useState(first.name);
  const [place, setPlace] = useState(first.place ?? '');
  const [deliverTo, setDeliverTo] = useState(first.deliverTo);
  const [active, setActive] = useState(first.active);
  const [listed, setListed] = useState(first.listed);
  const [ids, setIds] = useState(first.leitwegIds.join('\n'));
  const { busy, errors, problem, errorOf, submit } = useSubmit();

  const authority: AuthorityInput = {
    name: name.trim(),
    place: place.trim() === '' ? null : place.trim(),
    deliverTo: deliverTo.trim(),
    active,
    listed,
    leitwegIds: ids
      .split(/[\n,;]/)
      .map(normalizeLeitwegId)
      .filter((id) => id !== ''),
  };
  const send = async () => {
    await save(authority);
    await navigate(pathTo('authorities'), { state: 'saved' });
  };
  return (
    <Stack narrow>
      <ErrorSummary title={text.errorSummary} errors={errors} />
      {problem && <ProblemAlert problem={problem} />}
      <Form onSubmit={() => submit(findErrors(authority, text), send)}>
        <Field label={words.name} name="name" value={name} onChange={setName} maxLength={200} error={errorOf('name')} />
        <Field
          label={words.place}
          name="place"
          value={place}
          onChange={setPlace}
          maxLength={200}
          error={errorOf('place')}
          optional
        />
        <Field
          label={words.deliverTo}
          name="deliverTo"
          type="email"
          value={deliverTo}
          onChange={setDeliverTo}
          maxLength={254}
          error={errorOf('deliverTo')}
        />
        <Field
          label={words.ids}
          name="leitwegIds"
          lines={4}
          hint={words.idsHint}
          value={ids}
          onChange={setIds}
          spellCheck={false}
          error={errorOf('leitwegIds')}
        />
        <Checkbox label={words.active} name="active" checked={active} onChange={setActive} />
        <Checkbox label={words.listed} name="listed" checked={listed} onChange={setListed} />
        <Row>
          <Button type="submit" look="primary" label={words.save} busy={busy} />
          <LinkButton label={text.invoice.cancel} to={pathTo('authorities')} />
        </Row>
      </Form>
    </Stack>
  );
}

function findErrors(authority: AuthorityInput, { authorities: words, leitwegId }: Text): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (authority.name.length < 2) errors.push({ field: 'name', message: words.nameMissing });
  if (authority.deliverTo === '') errors.push({ field: 'deliverTo', message: words.deliverToMissing });
  else if (!/^\S+@\S+\.\S+$/.test(authority.deliverTo))
    errors.push({ field: 'deliverTo', message: words.deliverToWrong });
  if (authority.leitwegIds.length === 0) errors.push({ field: 'leitwegIds', message: words.idsMissing });
  for (const id of authority.leitwegIds) {
    const check = checkLeitwegId(id);
    // One message per field: the first wrong id is named, the next one after it is right.
    if (!check.ok && !errors.some(({ field }) => field === 'leitwegIds')) {
      errors.push({ field: 'leitwegIds', message: words.idWrong(id, leitwegId.faults[check.reason]) });
    }
  }
  return errors;
}
