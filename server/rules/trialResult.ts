import type { Report, Verdict } from '../../validation/report.ts';
import type { TrialInvoice } from '../db/listForTrial.ts';

/** What a dry run has found so far. JSON-safe: it is stored after every few invoices, so that it goes on where it stopped. */
export type TrialResult = {
  readonly after: string | null;
  readonly checked: number;
  /** could not be checked (time, memory) */
  readonly undecided: number;
  readonly rejected: number;
  /** rejected now, accepted when they came in, and the other way round */
  readonly newlyRejected: number;
  readonly newlyAccepted: number;
  /** of those newly rejected: by rule, by sender */
  readonly byRule: Readonly<Record<string, { readonly invoices: number; readonly de: string; readonly en: string }>>;
  readonly bySender: Readonly<
    Record<string, { readonly name: string; readonly checked: number; readonly newlyRejected: number }>
  >;
  /** the first ones newly rejected, to look at */
  readonly examples: readonly string[];
};

export const EMPTY: TrialResult = {
  after: null,
  checked: 0,
  undecided: 0,
  rejected: 0,
  newlyRejected: 0,
  newlyAccepted: 0,
  byRule: {},
  bySender: {},
  examples: [],
};
const MOST_EXAMPLES = 20;

/** The result with one more invoice. */
export function addToTrial(result: TrialResult, invoice: TrialInvoice, report: Report): TrialResult {
  if (report.verdict === 'error') return { ...result, after: invoice.id, undecided: result.undecided + 1 };
  const rejects = isRejected(report.verdict);
  const newly = rejects && !isRejected(invoice.verdict);
  const sender = result.bySender[invoice.organisationId] ?? {
    name: invoice.organisation,
    checked: 0,
    newlyRejected: 0,
  };
  return {
    after: invoice.id,
    checked: result.checked + 1,
    undecided: result.undecided,
    rejected: result.rejected + Number(rejects),
    newlyRejected: result.newlyRejected + Number(newly),
    newlyAccepted: result.newlyAccepted + Number(!rejects && isRejected(invoice.verdict)),
    byRule: newly ? countRules(result.byRule, report) : result.byRule,
    bySender: {
      ...result.bySender,
      [invoice.organisationId]: {
        ...sender,
        checked: sender.checked + 1,
        newlyRejected: sender.newlyRejected + Number(newly),
      },
    },
    examples: newly && result.examples.length < MOST_EXAMPLES ? [...result.examples, invoice.id] : result.examples,
  };
}

const isRejected = (verdict: Verdict) => verdict !== 'accept';

function countRules(byRule: TrialResult['byRule'], report: Report): TrialResult['byRule'] {
  const counted = { ...byRule };
  const errors = report.findings.filter(({ level }) => level === 'error');
  for (const [rule, finding] of new Map(errors.map((f) => [f.rule, f]))) {
    const known = counted[rule] ?? { invoices: 0, ...finding.text };
    counted[rule] = { ...known, invoices: known.invoices + 1 };
  }
  return counted;
}
