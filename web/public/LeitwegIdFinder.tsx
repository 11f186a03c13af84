import { useEffect, useState } from 'react';
import { checkLeitwegId, type LeitwegIdCheck } from '../../validation/en16931/leitwegId.ts';
import type { Directory } from '../api/contract.ts';
import { useLoad } from '../api/useLoad.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { Code } from '../ui/Code.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Field } from '../ui/Field.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Stack } from '../ui/Stack.tsx';

/** The verdict waits for a pause in typing, so that screen readers are not talked over at every key (WCAG 4.1.3). */
const PAUSE_MS = 400;
const MAX_LENGTH = 60;

/** One field that says while typing whether a Leitweg-ID is right, why not, and whose it is. Checks in the browser. */
export function LeitwegIdFinder() {
  const { text } = useText();
  const [typed, setTyped] = useState('');
  const settled = usePause(typed);
  const check = checkLeitwegId(settled);
  return (
    <Stack narrow>
      <Field
        label={text.leitwegId.label}
        name="leitweg-id"
        hint={text.leitwegId.hint}
        value={typed}
        onChange={setTyped}
        maxLength={MAX_LENGTH}
        spellCheck={false}
        autoCapitalize="characters"
        bare
      />
      {settled.trim() !== '' &&
        (check.ok ? (
          <Right id={check.leitwegId} coarse={check.parts.coarse} />
        ) : (
          <Wrong check={check} take={setTyped} />
        ))}
    </Stack>
  );
}

function usePause(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Right({ id, coarse }: { readonly id: string; readonly coarse: string }) {
  const { text } = useText();
  const words = text.leitwegId;
  const { data } = useLoad<Directory>(`/directory?${new URLSearchParams({ q: id })}`);
  const owner = data?.items.find((row) => row.leitwegIds.includes(id));
  return (
    <Alert live tone="success" title={words.right}>
      <Row>
        <Code>{id}</Code>
        <CopyButton text={id} />
      </Row>
      {owner && <Paragraph bold>{words.belongsTo([owner.name, owner.place].filter(Boolean).join(', '))}</Paragraph>}
      {data && !owner && (
        <>
          <Paragraph bold>{words.unknown}</Paragraph>
          <Paragraph>{words.unknownWay(words.regions[coarse.slice(0, 2)] ?? null)}</Paragraph>
        </>
      )}
    </Alert>
  );
}

type WrongProps = { readonly check: Extract<LeitwegIdCheck, { ok: false }>; readonly take: (id: string) => void };

function Wrong({ check, take }: WrongProps) {
  const { text } = useText();
  const words = text.leitwegId;
  return (
    <Alert live tone="warning" title={words.wrong}>
      <Paragraph>{words.faults[check.reason]}</Paragraph>
      {check.suggestions.length > 0 && (
        <Row>
          <Paragraph>{words.suggestion}</Paragraph>
          {check.suggestions.map((id) => (
            <Button key={id} label={words.take(id)} onClick={() => take(id)} />
          ))}
        </Row>
      )}
    </Alert>
  );
}
