import { readFileSync } from 'node:fs';
import type { BundleFacts } from '../../validation/bundles/bundleFacts.ts';
import { specificationsOf } from '../../validation/bundles/specificationsOf.ts';
import { readScenarios } from '../../validation/scenarios.ts';
import type { Context } from '../context.ts';
import { listActivations, type ActivationRow } from '../db/ruleActivations.ts';
import { listBundles, type BundleState, type Refusal } from '../db/ruleBundles.ts';
import { listOpenTasks, type TaskProgress } from '../db/ruleTasks.ts';
import { endOf, inForce } from './inForce.ts';
import type { RulesStore } from './rulesStore.ts';

/** How the built-in rules are called where others have an id. */
export const BUILTIN_ID = 'builtin';

export type DescribedBundle = {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly checksum: string;
  readonly builtin: boolean;
  readonly state: BundleState;
  readonly refusal: Refusal | null;
  readonly fileName: string | null;
  readonly fileSha256: string | null;
  readonly createdAt: string | null;
  /** counts at this moment */
  readonly inForce: boolean;
  readonly activations: {
    id: string;
    from: string;
    until: string | null;
    beside: boolean;
    inForce: boolean;
    coming: boolean;
  }[];
  readonly scenarios: { name: string; specifications: string[] }[];
  readonly asIs: { file: string; reason: string }[];
  readonly unexplained: string[];
  readonly rules: number | null;
  readonly selfTest: BundleFacts['selfTest'] | null;
  readonly seconds: number | null;
  /** while it is being tried */
  readonly progress: TaskProgress | null;
};

/** All bundles with what is known of them: the built-in one first, then the newest. */
export async function describeBundles(store: RulesStore & Pick<Context, 'check'>): Promise<DescribedBundle[]> {
  const builtinName = await store.check.ready;
  const activations = await listActivations(store.db);
  const now = store.clock.now();
  const tasks = (await listOpenTasks(store.db)).filter(({ kind }) => kind === 'import');
  const times = (bundleId: string | null) => timesOf(bundleId, activations, now);
  const builtin: DescribedBundle = {
    id: BUILTIN_ID,
    ...builtinName,
    builtin: true,
    state: 'ready',
    refusal: null,
    fileName: null,
    fileSha256: null,
    createdAt: null,
    ...times(null),
    scenarios: builtinScenarios(),
    ...UNKNOWN,
    progress: null,
  };
  const others = (await listBundles(store.db)).map(
    ({ id, name, version, checksum, state, refusal, fileName, fileSha256, facts, createdAt }): DescribedBundle => ({
      id,
      name,
      version,
      checksum,
      builtin: false,
      state,
      refusal,
      fileName,
      fileSha256,
      createdAt: createdAt.toISOString(),
      ...times(id),
      scenarios: facts ? facts.scenarios.map((s) => ({ name: s.name, specifications: [...s.specifications] })) : [],
      ...(facts ? shown(facts) : UNKNOWN),
      progress: tasks.find((task) => task.bundleId === id)?.progress ?? null,
    }),
  );
  return [builtin, ...others];
}

const UNKNOWN = { asIs: [], unexplained: [], rules: null, selfTest: null, seconds: null };

function shown({ asIs, unexplained, rules, selfTest, seconds }: BundleFacts) {
  return {
    asIs: Object.entries(asIs).map(([file, reason]) => ({ file, reason })),
    unexplained: [...unexplained],
    rules,
    selfTest,
    seconds,
  };
}

function timesOf(
  bundleId: string | null,
  activations: readonly ActivationRow[],
  now: Date,
): Pick<DescribedBundle, 'inForce' | 'activations'> {
  const counting = inForce(activations, now);
  return {
    inForce: counting.some((one) => one.bundleId === bundleId),
    activations: activations
      .filter((one) => one.bundleId === bundleId)
      .map((one) => ({
        id: one.id,
        from: one.from.toISOString(),
        until: endOf(one, activations)?.toISOString() ?? null,
        beside: one.beside,
        inForce: counting.some(({ id }) => id === one.id),
        coming: one.from > now,
      })),
  };
}

function builtinScenarios(): DescribedBundle['scenarios'] {
  const file = new URL('../../schematron/builtin/scenarios.xml', import.meta.url);
  return readScenarios(readFileSync(file)).scenarios.map((s) => ({
    name: s.name,
    specifications: specificationsOf(s),
  }));
}
