import { Button } from '../ui/Button.tsx';
import { Heading } from '../ui/Heading.tsx';
import { FindingGroups } from './FindingGroups.tsx';
import type { FindingStep } from './findingSteps.ts';
import { useView } from './ViewContext.ts';

type FindingsPaneProps = {
  readonly steps: readonly FindingStep[];
  /** index in `steps` */
  readonly current: number | null;
  readonly wordPlace: (address: string | null) => string;
  readonly onChoose: (step: number) => void;
};

/** What the check found, beside the document, with keys to step through it. */
export function FindingsPane({ steps, current, wordPlace, onChoose }: FindingsPaneProps) {
  const { words } = useView();
  const count = new Set(steps.map(({ finding }) => finding)).size;
  return (
    <div className="rw-findings-pane">
      <div className="rw-findings-pane__head">
        <Heading level={2}>
          {words.findings.title} ({count})
        </Heading>
        <Stepper count={steps.length} current={current} onChoose={onChoose} />
      </div>
      <FindingGroups steps={steps} current={current} wordPlace={wordPlace} onChoose={onChoose} />
    </div>
  );
}

type StepperProps = {
  readonly count: number;
  readonly current: number | null;
  readonly onChoose: (step: number) => void;
};

function Stepper({ count, current, onChoose }: StepperProps) {
  const { words } = useView();
  if (count === 0) return null;
  const next = current === null ? 0 : (current + 1) % count;
  const previous = current === null ? count - 1 : (current + count - 1) % count;
  return (
    <div className="rw-stepper">
      <Button
        look="secondary"
        small
        icon="chevron-left"
        iconOnly
        label={words.findings.previous}
        onClick={() => onChoose(previous)}
      />
      <Button
        look="secondary"
        small
        icon="chevron-right"
        iconOnly
        label={words.findings.next}
        onClick={() => onChoose(next)}
      />
      <span className="rw-doc-hint">
        {current !== null && `${words.findings.step(String(current + 1), String(count))} · `}
        {words.findings.keys}
      </span>
    </div>
  );
}
