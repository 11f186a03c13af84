import type { Finding, Report } from '../../validation/report.ts';

export type Difference = { readonly rule: string; readonly level: Finding['level']; readonly count: number };
export type Comparison = {
  readonly sameVerdict: boolean;
  /** found only by the first, only by the second; by both but in another number or level stands in both lists */
  readonly onlyFirst: readonly Difference[];
  readonly onlySecond: readonly Difference[];
};

/** How two reports on the same document differ, finding by finding. */
export function compareReports(first: Report, second: Report): Comparison {
  const short = ({ findings }: Report) => findings.map(({ rule, level, count }) => ({ rule, level, count }));
  const [left, right] = [short(first), short(second)];
  const lacking = (of: readonly Difference[], from: readonly Difference[]) =>
    of.filter((one) => !from.some((o) => o.rule === one.rule && o.level === one.level && o.count === one.count));
  return {
    sameVerdict: first.verdict === second.verdict,
    onlyFirst: lacking(left, right),
    onlySecond: lacking(right, left),
  };
}
