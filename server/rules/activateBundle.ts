import { readFileSync } from 'node:fs';
import { specificationsOf } from '../../validation/bundles/specificationsOf.ts';
import { readScenarios } from '../../validation/scenarios.ts';
import { appendJournal } from '../db/appendJournal.ts';
import type { Queryable, Transaction } from '../db/database.ts';
import { newId } from '../db/newId.ts';
import {
  berlinMidnight,
  deleteActivation,
  insertActivation,
  listActivations,
  lockActivations,
  type ActivationRow,
} from '../db/ruleActivations.ts';
import { findBundle } from '../db/ruleBundles.ts';
import { Problem } from '../problems.ts';
import { inForce } from './inForce.ts';
import type { RulesStore } from './rulesStore.ts';

export type Activation = {
  /** null: the built-in rules */
  readonly bundleId: string | null;
  /** 'now', a day of Europe/Berlin (its beginning), or a moment (RFC 3339) */
  readonly from: string;
  readonly beside: boolean;
};

/**
 * Sets from when a bundle counts. What was received before keeps its rules, so never in the past. Throws NOT_FOUND, RULES_NOT_READY,
 * RULES_MOMENT_PAST, RULES_MOMENT_TAKEN (another one begins at the same moment, or one that counts then claims the same specification).
 */
export async function activateBundle(
  { db, clock }: RulesStore,
  { bundleId, from, beside }: Activation,
  accountId: string | null,
): Promise<ActivationRow> {
  return db.transaction(async (trx) => {
    await lockActivations(trx);
    const bundle = bundleId === null ? null : await findBundle(trx, bundleId);
    if (bundleId !== null && !bundle) throw new Problem('NOT_FOUND');
    if (bundle && bundle.state !== 'ready') throw new Problem('RULES_NOT_READY', { bundle: bundle.name });
    const at = clock.now();
    const moment = await readMoment(trx, from, at);
    if (moment < at) throw new Problem('RULES_MOMENT_PAST');
    const activation = { id: newId(), bundleId, from: moment, beside };
    const all = [...(await listActivations(trx)), activation].toSorted(inTime);
    await refuseDoubt(trx, activation, all);
    await insertActivation(trx, activation, { at, accountId });
    await note(trx, 'rulesActivated', activation, at, accountId, bundle?.checksum ?? 'builtin');
    return activation;
  });
}

/** Takes back what has not begun. Throws NOT_FOUND, RULES_IN_USE. */
export async function cancelActivation({ db, clock }: RulesStore, id: string, accountId: string | null): Promise<void> {
  await db.transaction(async (trx) => {
    await lockActivations(trx);
    const found = (await listActivations(trx)).find((a) => a.id === id);
    if (!found) throw new Problem('NOT_FOUND');
    const at = clock.now();
    if (found.from <= at) throw new Problem('RULES_IN_USE');
    await deleteActivation(trx, id);
    const bundle = found.bundleId === null ? null : await findBundle(trx, found.bundleId);
    await note(trx, 'rulesCancelled', found, at, accountId, bundle?.checksum ?? 'builtin');
  });
}

async function readMoment(db: Queryable, from: string, at: Date): Promise<Date> {
  if (from === 'now') return at;
  return /^\d{4}-\d{2}-\d{2}$/.test(from) ? berlinMidnight(db, from) : new Date(from);
}

function inTime(a: ActivationRow, b: ActivationRow): number {
  return a.from.getTime() - b.from.getTime() || Number(a.beside) - Number(b.beside);
}

/** At every moment from the new one on it must be certain which rules an invoice belongs to. */
async function refuseDoubt(trx: Transaction, activation: ActivationRow, all: readonly ActivationRow[]): Promise<void> {
  const same = all.find((a) => a.id !== activation.id && a.from.getTime() === activation.from.getTime());
  if (same && same.beside === activation.beside) throw new Problem('RULES_MOMENT_TAKEN');
  const moments = all.map(({ from }) => from).filter((from) => from >= activation.from);
  for (const moment of moments) {
    const counting = inForce(all, moment);
    const claims: string[] = [];
    for (const { bundleId } of counting) claims.push(...(await claimsOf(trx, bundleId)));
    if (new Set(claims).size < claims.length) throw new Problem('RULES_MOMENT_TAKEN');
  }
}

/** Syntax and specification (BT-24) of each scenario: two bundles with the same would make every such invoice doubtful. */
async function claimsOf(trx: Transaction, bundleId: string | null): Promise<string[]> {
  const scenarios =
    bundleId === null ? builtinScenarios() : ((await findBundle(trx, bundleId))?.facts?.scenarios ?? []);
  return [...new Set(scenarios.flatMap((s) => s.specifications.map((one) => `${s.syntax} ${one}`)))];
}

function builtinScenarios() {
  const file = new URL('../../schematron/builtin/scenarios.xml', import.meta.url);
  return readScenarios(readFileSync(file)).scenarios.map((s) => ({
    syntax: s.syntax,
    specifications: specificationsOf(s),
  }));
}

async function note(
  trx: Transaction,
  code: 'rulesActivated' | 'rulesCancelled',
  { from, beside }: ActivationRow,
  at: Date,
  accountId: string | null,
  bundle: string,
): Promise<void> {
  const facts = { bundle, from: from.toISOString(), beside };
  await appendJournal(trx, { invoiceId: null, at, code, actor: 'admin', accountId, facts });
}
