import { newId } from '../db/newId.ts';
import { findBundle } from '../db/ruleBundles.ts';
import { insertTask, listTasks, type TaskRow } from '../db/ruleTasks.ts';
import { Problem } from '../problems.ts';
import type { RulesStore } from './rulesStore.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Orders a dry run over the invoices of the last days; one that is not done yet is the answer instead. Throws NOT_FOUND, RULES_NOT_READY. */
export async function orderTrial(
  { db, clock }: RulesStore,
  bundleId: string,
  days: number,
  accountId: string | null,
): Promise<TaskRow> {
  return db.transaction(async (trx) => {
    const bundle = await findBundle(trx, bundleId);
    if (!bundle) throw new Problem('NOT_FOUND');
    if (bundle.state !== 'ready') throw new Problem('RULES_NOT_READY', { bundle: bundle.name });
    const open = (await listTasks(trx, bundleId, 'trial')).find(
      ({ state }) => state === 'waiting' || state === 'running',
    );
    if (open) return open;
    const at = clock.now();
    const input = { from: new Date(at.getTime() - days * DAY_MS).toISOString(), to: at.toISOString() };
    await insertTask(trx, { id: newId(), bundleId, kind: 'trial', input }, { at, accountId });
    const [ordered] = await listTasks(trx, bundleId, 'trial');
    if (!ordered) throw new Error('the dry run was not written');
    return ordered;
  });
}
