import type { Context } from '../../../server/context.ts';
import { findBundle, type BundleRow } from '../../../server/db/ruleBundles.ts';
import { registerBundle, verifyHanded } from '../../../server/rules/registerBundle.ts';
import { configuration, type Given } from '../../support/rules/configuration.ts';
import { zipOf } from '../../support/rules/zipOf.ts';
import { waitUntil } from '../../support/waitUntil.ts';

/** Compiling and trying on a machine that is busy. */
const TRYING_MS = 300_000;

/** Hands a small configuration in and waits until the server has tried it. */
export async function importBundle(ctx: Context, given: Given): Promise<BundleRow> {
  const handed = { zip: zipOf(configuration(given)), fileName: 'rules.zip' };
  const { id } = await registerBundle(ctx, handed, verifyHanded(handed), { facts: null, accountId: null });
  return waitUntil(
    `the bundle ${given.name} to be tried`,
    async () => {
      const found = await findBundle(ctx.db, id);
      return found && found.state !== 'checking' ? found : null;
    },
    TRYING_MS,
  );
}
