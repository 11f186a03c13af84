import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { appendJournal } from '../db/appendJournal.ts';
import { listActivations, lockActivations } from '../db/ruleActivations.ts';
import { deleteBundle, findBundle, hasDecided } from '../db/ruleBundles.ts';
import { Problem } from '../problems.ts';
import type { RulesStore } from './rulesStore.ts';

/** Takes away a bundle that never counted and is not going to; others stay, as proof of what was decided. Throws NOT_FOUND, RULES_IN_USE. */
export async function removeBundle(
  { db, clock, config }: RulesStore,
  id: string,
  accountId: string | null,
): Promise<void> {
  const checksum = await db.transaction(async (trx) => {
    await lockActivations(trx);
    const bundle = await findBundle(trx, id);
    if (!bundle) throw new Problem('NOT_FOUND');
    const activated = (await listActivations(trx)).some(({ bundleId }) => bundleId === id);
    if (activated || (await hasDecided(trx, bundle.checksum))) throw new Problem('RULES_IN_USE');
    await deleteBundle(trx, bundle);
    const facts = { bundle: bundle.checksum, name: bundle.name, version: bundle.version };
    await appendJournal(trx, {
      invoiceId: null,
      at: clock.now(),
      code: 'rulesRemoved',
      actor: 'admin',
      accountId,
      facts,
    });
    return bundle.checksum;
  });
  await rm(resolve(config.dataDir, 'rules', checksum), { recursive: true, force: true });
}
