import type { Level } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Badge, type Tone } from '../ui/Badge.tsx';
import { Heading } from '../ui/Heading.tsx';
import { FindingCard } from './FindingCard.tsx';
import type { FindingStep } from './findingSteps.ts';
import { groupFindings } from './groupFindings.ts';
import { useView } from './ViewContext.ts';

const toneOfLevel = { error: 'danger', warning: 'warning', information: 'info' } as const satisfies Record<Level, Tone>;

type FindingGroupsProps = {
  readonly steps: readonly FindingStep[];
  /** index in `steps` */
  readonly current: number | null;
  readonly wordPlace: (address: string | null) => string;
  /** absent in print: the places are named only */
  readonly onChoose?: (step: number) => void;
};

/** What the check found, in the classes of the BMF letter; plain text first, rule and exact place folded away. */
export function FindingGroups({ steps, ...rest }: FindingGroupsProps) {
  const { words } = useView();
  const findings = [...new Set(steps.map(({ finding }) => finding))];
  return groupFindings(findings).map(({ group, findings: members }) => (
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
            {...rest}
          />
        ))}
      </ol>
    </section>
  ));
}

function LevelBadge({ level }: { readonly level: Level }) {
  const { text } = useText();
  return <Badge tone={toneOfLevel[level]} label={text.levels[level]} />;
}
