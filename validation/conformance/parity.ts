import type { Comparison, RuleAt } from './compare.ts';

/** Rules that differ are listed up to this number; --json has all. */
const MAX_RULES = 60;
const MAX_VERDICTS = 20;

type Tally = { both: number; missing: number; extra: number; counts: number };

/** The figures as text, and whether verdicts and findings of level error are all equal. `rulesOnly`: verdicts do not count. */
export function summarizeParity(
  comparisons: readonly Comparison[],
  rulesOnly: boolean,
): { text: string; equal: boolean } {
  const verdicts = comparisons.filter((c) => !c.verdictEqual);
  const schemas = comparisons.filter((c) => !c.schemaEqual);
  const bySource = tally(comparisons, (r) => `${r.source} ${r.level}`);
  const fatal = [...bySource].filter(([key]) => key.endsWith(' error')).map(([, t]) => t);
  const equal =
    (rulesOnly || (verdicts.length === 0 && schemas.length === 0)) &&
    fatal.every((t) => t.missing === 0 && t.extra === 0);
  const lines = [
    `documents: ${comparisons.length}`,
    ...(rulesOnly
      ? []
      : [
          line('verdicts', comparisons.length - verdicts.length, comparisons.length),
          line('schema', comparisons.length - schemas.length, comparisons.length),
        ]),
    ...[...bySource]
      .toSorted()
      .map(
        ([key, t]) =>
          `${line(key, t.both, t.both + t.missing + t.extra)}  missing ${t.missing}, extra ${t.extra}, other count ${t.counts}`,
      ),
    ...(rulesOnly ? [] : verdictLines(verdicts)),
    ...ruleLines(comparisons),
    equal ? 'equal: all verdicts and all findings of level error' : 'NOT equal',
  ];
  return { text: lines.join('\n'), equal };
}

function line(name: string, equal: number, of: number): string {
  const share = of === 0 ? 100 : Math.floor((equal / of) * 10_000) / 100;
  return `${name.padEnd(24)} ${String(equal).padStart(6)} of ${String(of).padStart(6)}  ${share.toFixed(2)} %`;
}

function tally(comparisons: readonly Comparison[], keyOf: (rule: RuleAt) => string): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const comparison of comparisons) {
    for (const kind of ['both', 'missing', 'extra', 'counts'] as const) {
      for (const rule of comparison[kind]) {
        const key = keyOf(rule);
        const one = tallies.get(key) ?? { both: 0, missing: 0, extra: 0, counts: 0 };
        one[kind]++;
        tallies.set(key, one);
      }
    }
  }
  return tallies;
}

function verdictLines(verdicts: readonly Comparison[]): string[] {
  const groups = Map.groupBy(verdicts, (c) => `${c.expected.verdict} -> ${c.verdict}`);
  const totals = [...groups].map(([key, list]) => `verdict ${key}: ${list.length}`);
  const first = verdicts
    .slice(0, MAX_VERDICTS)
    .map((c) => `  ${c.expected.file} (${c.expected.scenario ?? 'no scenario'}) ${c.expected.verdict} -> ${c.verdict}`);
  return [...totals, ...first];
}

/** Per rule: how often it is missing or extra, and the first document of each. */
function ruleLines(comparisons: readonly Comparison[]): string[] {
  const rules = [...tally(comparisons, (r) => `${r.rule} ${r.level}`)].filter(([, t]) => t.missing + t.extra > 0);
  rules.sort(([, a], [, b]) => b.missing + b.extra - (a.missing + a.extra));
  const firstWith = (kind: 'missing' | 'extra', key: string) =>
    comparisons.find((c) => c[kind].some((r) => `${r.rule} ${r.level}` === key))?.expected.file;
  const lines = rules.slice(0, MAX_RULES).map(([key, t]) => {
    const where = [
      t.missing > 0 && `missing ${t.missing} (${firstWith('missing', key)})`,
      t.extra > 0 && `extra ${t.extra} (${firstWith('extra', key)})`,
    ];
    return `  ${key.padEnd(36)} equal ${String(t.both).padStart(5)}  ${where.filter(Boolean).join('  ')}`;
  });
  return rules.length === 0 ? [] : [`rules that differ: ${rules.length}`, ...lines];
}
