import type { Finding, Level, Verdict } from '../report.ts';

const ORDER: Readonly<Record<Level, number>> = { error: 0, warning: 1, information: 2 };

/** The verdict that the findings amount to: a finding of level error rejects, whatever found it. */
export function judge(findings: readonly Finding[]): Verdict {
  if (findings.some((f) => f.source === 'scenario')) return 'no-scenario';
  return findings.some((f) => f.level === 'error') ? 'reject' : 'accept';
}

/** What rejects comes first, then by rule. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => ORDER[a.level] - ORDER[b.level] || a.rule.localeCompare(b.rule, 'en'));
}
