import type { Finding, Report } from '../report.ts';
import type { Expected } from './corpus.ts';

/** How one report differs from what the official check said. Keys: `rule level`. */
export type Comparison = {
  readonly expected: Expected;
  readonly verdict: Report['verdict'];
  readonly verdictEqual: boolean;
  readonly schemaEqual: boolean;
  /** in both, missing here, only here */
  readonly both: readonly RuleAt[];
  readonly missing: readonly RuleAt[];
  readonly extra: readonly RuleAt[];
  /** same rule and level, another number of places */
  readonly counts: readonly RuleAt[];
};
export type RuleAt = { readonly rule: string; readonly level: Finding['level']; readonly source: string };

/** Compares verdict and findings of the rules. `family` restricts the rules compared. */
export function compare(expected: Expected, report: Report, family: RegExp | null): Comparison {
  const ours = collect(
    report.findings.filter((f) => f.source === 'cen' || f.source === 'xrechnung'),
    family,
  );
  const theirs = collect(expected.findings, family);
  const skip = expected.processingError !== undefined;
  const both = [...theirs].filter(([key]) => ours.has(key));
  return {
    expected,
    verdict: report.verdict,
    verdictEqual: report.verdict === expected.verdict,
    schemaEqual: report.schemaValid === null || expected.xsdValid === null || report.schemaValid === expected.xsdValid,
    both: skip ? [] : both.map(([, v]) => v),
    missing: skip ? [] : [...theirs].filter(([key]) => !ours.has(key)).map(([, v]) => v),
    extra: skip ? [] : [...ours].filter(([key]) => !theirs.has(key)).map(([, v]) => v),
    counts: skip ? [] : both.filter(([key, v]) => ours.get(key)!.count !== v.count).map(([, v]) => v),
  };
}

type Counted = RuleAt & { count: number };

function collect(
  findings: readonly (RuleAt & { readonly count: number })[],
  family: RegExp | null,
): Map<string, Counted> {
  const found = new Map<string, Counted>();
  for (const { rule, level, source, count } of findings) {
    if (family && !family.test(rule)) continue;
    const key = `${rule} ${level}`;
    const known = found.get(key);
    if (known) known.count += count;
    else found.set(key, { rule, level, source, count });
  }
  return found;
}
