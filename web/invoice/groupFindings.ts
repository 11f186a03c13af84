import type { Finding } from '../api/contract.ts';
import type { Text } from '../text/de.ts';

export type FindingGroup = keyof Text['findings']['groups'];

/** The terms of the BMF letter of 15 October 2025: format errors, business rule errors; what does not prevent acceptance comes last. */
const groupOfSource = {
  parse: 'format',
  scenario: 'format',
  schema: 'format',
  cen: 'rule',
  xrechnung: 'rule',
  engine: 'engine',
} as const satisfies Record<Finding['source'], FindingGroup>;

const order: readonly FindingGroup[] = ['engine', 'format', 'rule', 'hint'];

export function groupFindings(
  findings: readonly Finding[],
): readonly { readonly group: FindingGroup; readonly findings: readonly Finding[] }[] {
  const groupOf = (finding: Finding): FindingGroup =>
    finding.level === 'error' ? groupOfSource[finding.source] : 'hint';
  return order
    .map((group) => ({ group, findings: findings.filter((finding) => groupOf(finding) === group) }))
    .filter((part) => part.findings.length > 0);
}
