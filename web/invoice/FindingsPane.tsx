import { Badge, type Tone } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Heading } from '../ui/Heading.tsx';
import type { Level } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { FindingCard } from './FindingCard.tsx';
import type { FindingStep } from './findingSteps.ts';
import { groupFindings } from './groupFindings.ts';
import { useView } from './ViewContext.ts';

const toneOfLevel = { error: 'danger', warning: 'warning', information: 'info' } as const satisfies Record<Level, Tone>;

type FindingsPaneProps = {
  readonly steps: readonly FindingStep[];
  /** index in `steps` */
  readonly current: number | null;
  readonly wordPlace: (address: string | null) => string;
  readonly onChoose: (step: number) => void;
};

/** What the check found, in the classes of the BMF letter; plain text first, rule and exact place folded away. */
export function FindingsPane({ steps, current, wordPlace, onChoose }: FindingsPaneProps) {
  const { words } = useView();
  const findings = [...new Set(steps.map(({ finding }) => finding))];
  return (
    <div className="rw-findings-pane">
      <div className="rw-findings-pane__head">
        <Heading level={2}>
          {words.findings.title} ({findings.length})
        </Heading>
        <Stepper count={steps.length} current={current} onChoose={onChoose} />
      </div>
      {groupFindings(findings).map(({ group, findings: members }) => (
        <section key={group} className="rw-section" aria-label={words.findings.groups[group].title}>
          <Heading level={3}>
            {words.findings.groups[group].title} ({members.length})
          </Heading>
          <p className="rw-doc-hint">{words.findings.groups[group].text}</p>
          <ol className="rw-findings" start={steps.find(({ finding }) => finding === members[0])?.number ?? 1}>
            {members.map((finding) => (
              <FindingCard
                key={`${finding.rule} ${finding.text.en}`}
                finding={finding}
                badge={<LevelBadge level={finding.level} />}
                tone={toneOfLevel[finding.level]}
                steps={steps.flatMap((step, index) => (step.finding === finding ? [{ step, index }] : []))}
                current={current}
                wordPlace={wordPlace}
                onChoose={onChoose}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function LevelBadge({ level }: { readonly level: Level }) {
  const { text } = useText();
  return <Badge tone={toneOfLevel[level]} label={text.levels[level]} />;
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
