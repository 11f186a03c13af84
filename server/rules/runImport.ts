import { BundleRefused } from '../../validation/bundles/BundleRefused.ts';
import { unpackBundle } from '../../validation/bundles/bundleFiles.ts';
import { prepareBundle } from '../../validation/bundles/prepareBundle.ts';
import { verifyBundle } from '../../validation/bundles/verifyBundle.ts';
import type { Context } from '../context.ts';
import { readContent } from '../db/readContent.ts';
import { findBundle, settleBundle, type Refusal } from '../db/ruleBundles.ts';
import type { TaskProgress, TaskRow } from '../db/ruleTasks.ts';
import { compiledFolder } from './bundleRef.ts';

/** Compiles a bundle and tries it; it is then ready, or refused with the reason. Whatever counts now stays untouched. */
export async function runImport(ctx: Context, task: TaskRow, say: (progress: TaskProgress) => void): Promise<void> {
  const bundle = await findBundle(ctx.db, task.bundleId);
  if (!bundle || bundle.state !== 'checking') return;
  try {
    const verified = verifyBundle(unpackBundle(await readContent(ctx.db, bundle.contentSha256)));
    const facts = await prepareBundle(verified, compiledFolder(ctx), (step, done, total) => say({ step, done, total }));
    await ctx.db.transaction((trx) => settleBundle(trx, bundle.id, { facts }));
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error;
    await ctx.db.transaction((trx) => settleBundle(trx, bundle.id, { refusal: refusalOf(error) }));
  }
}

function refusalOf({ code, text }: BundleRefused): Refusal {
  return { code, ...text };
}
