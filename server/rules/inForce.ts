import type { ActivationRow } from '../db/ruleActivations.ts';

/**
 * Which activations count at a moment: the last one before it that ends the others, and those beside it since then. Without any the built-in
 * rules count (bundleId null). `activations` in the order of time.
 */
export function inForce(
  activations: readonly ActivationRow[],
  at: Date,
): readonly Pick<ActivationRow, 'id' | 'bundleId'>[] {
  const begun = activations.filter(({ from }) => from <= at);
  const base = begun.findLast(({ beside }) => !beside);
  return [base ?? BUILTIN, ...begun.filter((a) => a.beside && (!base || a.from >= base.from))];
}

const BUILTIN = { id: '', bundleId: null };

/** When an activation ends: with the next one that is not beside; null: open. */
export function endOf(activation: ActivationRow, activations: readonly ActivationRow[]): Date | null {
  const next = activations.find((a) => !a.beside && a.id !== activation.id && a.from > activation.from);
  return next?.from ?? null;
}
