import type { Finding } from '../api/contract.ts';

export type FindingGroup = Finding['class'] | 'engine' | 'hint';

const order: readonly FindingGroup[] = ['engine', 'Formatfehler', 'Geschäftsregelfehler', 'Inhaltsfehler', 'hint'];

/** The classes of the BMF letter of 15 October 2025 for what prevents acceptance; what does not comes last. */
export function groupFindings(
  findings: readonly Finding[],
): readonly { readonly group: FindingGroup; readonly findings: readonly Finding[] }[] {
  return order
    .map((group) => ({ group, findings: findings.filter((finding) => groupOf(finding) === group) }))
    .filter((part) => part.findings.length > 0);
}

function groupOf(finding: Finding): FindingGroup {
  if (finding.level !== 'error') return 'hint';
  return finding.source === 'engine' ? 'engine' : finding.class;
}
