import type { Report } from '../../validation/report.ts';
import type { Language } from '../problems.ts';
import { fill, mailText } from './mailText.ts';
import type { Block } from './renderLetter.ts';

/** Enough to see what is wrong; the whole report stands with the case. */
const MOST_FINDINGS = 20;

/** What a check found that must be corrected, in plain words; nothing where there is nothing. enclosed: the whole report goes with the letter. */
export function findingBlocks(report: Report | null | undefined, language: Language, enclosed: boolean): Block[] {
  const text = mailText(language);
  const errors = (report?.findings ?? []).filter(({ level }) => level === 'error');
  if (errors.length === 0) return [];
  const list = errors.slice(0, MOST_FINDINGS).map((finding) => `${finding.rule}: ${finding.text[language]}`);
  const rest = errors.length - list.length;
  return [
    text.findingsLabel,
    { list },
    ...(rest > 0 ? [fill(text.moreFindings, { count: rest })] : []),
    ...(enclosed ? [text.enclosedReport] : []),
  ];
}
