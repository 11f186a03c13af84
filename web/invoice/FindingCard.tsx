import type { ReactNode } from 'react';
import type { Finding } from '../api/contract.ts';
import type { Tone } from '../ui/Badge.tsx';
import { Code } from '../ui/Code.tsx';
import { Details } from '../ui/Details.tsx';
import { Facts } from '../ui/Facts.tsx';
import { List } from '../ui/List.tsx';
import { findingId } from './findingId.ts';
import type { FindingStep } from './findingSteps.ts';
import { useView } from './ViewContext.ts';
import { labelOf } from './wordPlace.ts';

type FindingCardProps = {
  readonly finding: Finding;
  readonly badge: ReactNode;
  readonly tone: Tone;
  readonly steps: readonly { readonly step: FindingStep; readonly index: number }[];
  readonly current: number | null;
  readonly wordPlace: (address: string | null) => string;
  readonly onChoose?: (step: number) => void;
};

export function FindingCard({ finding, badge, tone, steps, current, wordPlace, onChoose }: FindingCardProps) {
  const { language, words } = useView();
  const number = steps[0]?.step.number ?? 0;
  const value = finding.places[0]?.value?.trim();
  const isCurrent = steps.some(({ index }) => index === current);
  return (
    <li
      id={findingId(number)}
      tabIndex={-1}
      className={`rw-finding rw-finding--${tone}${isCurrent ? ' rw-finding--current' : ''}`}
    >
      <p className="rw-finding__title">
        <span className="rw-finding__number">{number}</span>
        {finding.title[language]}
      </p>
      {finding.fix[language] !== '' && <p className="rw-finding__fix">{finding.fix[language]}</p>}
      {value !== undefined && value !== '' && (
        <p className="rw-doc-hint">
          {words.findings.value}: <Code>{value}</Code>
        </p>
      )}
      <ul className="rw-finding__places">
        {steps.map(({ step, index }) => (
          <li key={index}>
            {onChoose ? (
              <button
                type="button"
                className="rw-place"
                aria-current={index === current ? 'true' : undefined}
                onClick={() => onChoose(index)}
              >
                <span className="rw-hidden">{words.findings.show('')}</span>
                {wordPlace(step.address)}
              </button>
            ) : (
              words.findings.place(wordPlace(step.address))
            )}
          </li>
        ))}
      </ul>
      {finding.count > finding.places.length && (
        <p className="rw-doc-hint">{words.findings.shown(String(finding.places.length), String(finding.count))}</p>
      )}
      <Details quiet summary={words.findings.more}>
        <div className="rw-finding__more">
          {badge}
          <Facts facts={facts(finding, language, words)} />
        </div>
      </Details>
    </li>
  );
}

function facts(finding: Finding, language: 'de' | 'en', { findings, line }: ReturnType<typeof useView>['words']) {
  const terms = finding.terms.map((term) => `${term} ${labelOf(term, language)}`);
  return [
    { name: findings.rule, value: <Code>{finding.rule}</Code> },
    ...(finding.wording === undefined
      ? []
      : [{ name: findings.wording, value: <span lang="en">{finding.wording}</span> }]),
    ...(terms.length === 0 ? [] : [{ name: findings.terms, value: <List items={terms} /> }]),
    ...(finding.legal === undefined ? [] : [{ name: findings.legal, value: finding.legal[language] }]),
    ...(finding.places.length === 0
      ? []
      : [
          {
            name: findings.path,
            value: (
              <List
                items={finding.places.map((place) => (
                  <span key={place.path}>
                    <Code>{place.path}</Code>
                    {place.line !== undefined && ` (${line(String(place.line))})`}
                  </span>
                ))}
              />
            ),
          },
        ]),
  ];
}
