import type { BundleRef, RulesInForce } from '../../validation/worker.ts';
import { listActivations } from '../db/ruleActivations.ts';
import { findBundle } from '../db/ruleBundles.ts';
import { bundleRef } from './bundleRef.ts';
import { inForce } from './inForce.ts';
import type { RulesStore } from './rulesStore.ts';

/**
 * The rules that count for what was received at a moment. Asked anew for every check, so that a change is seen by every process at once. Throws when one of
 * them cannot be had: then nothing is checked by others instead.
 */
export async function rulesAt(store: RulesStore, at: Date): Promise<RulesInForce> {
  const activations = await listActivations(store.db);
  const rules: (BundleRef | 'builtin')[] = [];
  for (const { bundleId } of inForce(activations, at)) rules.push(await rulesOf(store, bundleId));
  return rules as unknown as RulesInForce;
}

/** One bundle by its id; null: the built-in rules. */
export async function rulesOf(store: RulesStore, bundleId: string | null): Promise<BundleRef | 'builtin'> {
  if (bundleId === null) return 'builtin';
  const bundle = await findBundle(store.db, bundleId);
  if (!bundle) throw new Error(`no rule bundle ${bundleId}`);
  return bundleRef(store, bundle);
}
