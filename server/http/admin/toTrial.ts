import type { TaskRow } from '../../db/ruleTasks.ts';
import { EMPTY, type TrialResult } from '../../rules/trialResult.ts';
import type { RuleTrial } from '../contract.ts';

/** A dry run as the API tells it: totals, and tables by rule and by sender, the most frequent first. */
export function toTrial(task: TaskRow): RuleTrial {
  const { id, state, progress, input, error, createdAt, finishedAt } = task;
  const result = (task.result as TrialResult | null) ?? EMPTY;
  const { checked, undecided, rejected, newlyRejected, newlyAccepted, examples } = result;
  return {
    id,
    state,
    error,
    from: String(input['from']),
    to: String(input['to']),
    done: progress.done,
    total: progress.total,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    checked,
    undecided,
    rejected,
    newlyRejected,
    newlyAccepted,
    examples: [...examples],
    byRule: Object.entries(result.byRule)
      .map(([rule, { invoices, de, en }]) => ({ rule, invoices, text: { de, en } }))
      .toSorted((a, b) => b.invoices - a.invoices || a.rule.localeCompare(b.rule, 'en')),
    bySender: Object.entries(result.bySender)
      .map(([organisationId, sender]) => ({ organisationId, ...sender }))
      .filter((sender) => sender.newlyRejected > 0)
      .toSorted((a, b) => b.newlyRejected - a.newlyRejected || a.name.localeCompare(b.name, 'de')),
  };
}
