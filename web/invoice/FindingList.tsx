import type { Finding, Level } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Badge, type Tone } from '../ui/Badge.tsx';
import { Code } from '../ui/Code.tsx';
import { Details } from '../ui/Details.tsx';
import { Facts } from '../ui/Facts.tsx';
import { List } from '../ui/List.tsx';
import { Notes } from '../ui/Notes.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { describePlace } from './describePlace.ts';
import { groupFindings } from './groupFindings.ts';

const toneOfLevel = { error: 'danger', warning: 'warning', information: 'info' } as const satisfies Record<Level, Tone>;

type FindingListProps = {
  readonly findings: readonly Finding[];
  /** of the groups' headings, one below the heading they stand under */
  readonly level: 2 | 3;
};

/** What the check found, grouped; plain text first, rule and exact place folded away. */
export function FindingList({ findings, level }: FindingListProps) {
  const { text } = useText();
  return (
    <Stack gap="large">
      {groupFindings(findings).map(({ group, findings: members }) => (
        <Section key={group} level={level} title={`${text.findings.groups[group].title} (${members.length})`}>
          <Paragraph muted>{text.findings.groups[group].text}</Paragraph>
          <Notes
            notes={members.map((finding, index) => ({
              key: `${finding.rule}-${index}`,
              tone: toneOfLevel[finding.level],
              content: <FindingNote finding={finding} />,
            }))}
          />
        </Section>
      ))}
    </Stack>
  );
}

function FindingNote({ finding }: { readonly finding: Finding }) {
  const { text, language } = useText();
  const first = finding.places[0];
  return (
    <>
      <Row>
        <Badge tone={toneOfLevel[finding.level]} label={text.levels[finding.level]} />
        <Code>{finding.rule}</Code>
        {finding.count > 1 && <Paragraph size="small">{text.findings.count(finding.count)}</Paragraph>}
      </Row>
      <Paragraph>{finding.text[language]}</Paragraph>
      {first && (
        <Paragraph size="small" muted>
          {text.findings.place}: {describePlace(first, text)}
          {first.value !== undefined && first.value !== '' && (
            <>
              {' · '}
              {text.findings.value}: <Code>{first.value}</Code>
            </>
          )}
        </Paragraph>
      )}
      {first && (
        <Details quiet summary={text.findings.more}>
          <Facts
            facts={[
              { name: text.findings.rule, value: <Code>{finding.rule}</Code> },
              {
                name: text.findings.path,
                value: <List items={finding.places.map((place) => placeLine(place, text.findings.line))} />,
              },
            ]}
          />
        </Details>
      )}
    </>
  );
}

function placeLine(place: Finding['places'][number], line: (line: number) => string) {
  return (
    <>
      <Code>{place.path}</Code>
      {place.line !== undefined && ` (${line(place.line)})`}
    </>
  );
}
