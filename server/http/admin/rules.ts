import { z } from 'zod';
import type { Request } from 'express';
import { BundleRefused } from '../../../validation/bundles/BundleRefused.ts';
import type { Context } from '../../context.ts';
import { findInvoice } from '../../db/findInvoice.ts';
import { readContent } from '../../db/readContent.ts';
import { readReport } from '../../db/readReport.ts';
import { findBundle } from '../../db/ruleBundles.ts';
import { listTasks } from '../../db/ruleTasks.ts';
import { Problem } from '../../problems.ts';
import { explainReport } from '../../render/explainReport.ts';
import { activateBundle, cancelActivation } from '../../rules/activateBundle.ts';
import { compareReports } from '../../rules/compareReports.ts';
import { BUILTIN_ID, describeBundles, type DescribedBundle } from '../../rules/describeBundles.ts';
import { registerBundle, verifyHanded, type Handed } from '../../rules/registerBundle.ts';
import { removeBundle } from '../../rules/removeBundle.ts';
import { rulesOf } from '../../rules/rulesAt.ts';
import { orderTrial } from '../../rules/orderTrial.ts';
import type { RuleComparison, RuleList, RuleTrialList } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { readUpload } from '../readUpload.ts';
import { ruleActivationInput, ruleCheckInput, ruleTrialInput } from '../schemas.ts';
import { toTrial } from './toTrial.ts';

/** The official configuration has 1 MB, with its documentation 10. */
const ARCHIVE_BYTES = 32 * 1024 * 1024;

export const getRules: HandlerFor<'GET /api/v1/admin/rules'> = async (ctx, _req, res) => {
  res.json({ items: await describeBundles(ctx) } satisfies RuleList);
};

export const getRule: HandlerFor<'GET /api/v1/admin/rules/:bundle'> = async (ctx, req, res) => {
  res.json(await described(ctx, readBundle(req)));
};

export const postRules: HandlerFor<'POST /api/v1/admin/rules'> = async (ctx, req, res, who) => {
  const limits = { budget: 'intake', fileBytes: ARCHIVE_BYTES, totalBytes: ARCHIVE_BYTES, files: 1 } as const;
  const [file] = await readUpload(req, res, limits);
  if (!file) throw new Problem('MULTIPART_NO_FILE');
  if (file.problem) throw file.problem;
  if (file.bytes.length === 0) throw new Problem('UPLOAD_EMPTY');
  const handed: Handed = { zip: file.bytes, fileName: file.name };
  const bundle = await registerBundle(ctx, handed, verify(handed), { facts: null, accountId: who.accountId });
  res
    .status(202)
    .location(`/api/v1/admin/rules/${bundle.id}`)
    .json(await described(ctx, bundle.id));
};

export const deleteRule: HandlerFor<'DELETE /api/v1/admin/rules/:bundle'> = async (ctx, req, res, who) => {
  const id = readBundle(req);
  if (id === null) throw new Problem('RULES_IN_USE');
  await removeBundle(ctx, id, who.accountId);
  res.status(204).end();
};

export const postActivation: HandlerFor<'POST /api/v1/admin/rules/:bundle/activations'> = async (
  ctx,
  req,
  res,
  who,
) => {
  const bundleId = readBundle(req);
  const input = readInput(ruleActivationInput, await readJson(req));
  await activateBundle(ctx, { bundleId, ...input }, who.accountId);
  res.status(201).json(await described(ctx, bundleId));
};

export const deleteActivation: HandlerFor<'DELETE /api/v1/admin/rule-activations/:id'> = async (ctx, req, res, who) => {
  await cancelActivation(ctx, readId(req.params['id']), who.accountId);
  res.status(204).end();
};

export const getTrials: HandlerFor<'GET /api/v1/admin/rules/:bundle/trials'> = async (ctx, req, res) => {
  const id = await imported(ctx, req);
  const tasks = await listTasks(ctx.db, id, 'trial');
  res.json({ items: tasks.map(toTrial) } satisfies RuleTrialList);
};

export const postTrial: HandlerFor<'POST /api/v1/admin/rules/:bundle/trials'> = async (ctx, req, res, who) => {
  const { days } = readInput(ruleTrialInput, await readJson(req));
  const task = await orderTrial(ctx, await imported(ctx, req), days, who.accountId);
  res.status(202).json(toTrial(task));
};

/** Checks a stored invoice again, and says how that differs from the report that counts. Nothing is changed. */
export const postRuleCheck: HandlerFor<'POST /api/v1/admin/rules/:bundle/checks'> = async (ctx, req, res) => {
  const bundleId = readBundle(req);
  if (bundleId !== null && (await findBundle(ctx.db, bundleId))?.state !== 'ready') throw new Problem('NOT_FOUND');
  const { invoiceId } = readInput(ruleCheckInput, await readJson(req));
  const invoice = await findInvoice(ctx.db, invoiceId);
  const stored = invoice?.reportId ? await readReport(ctx.db, invoice.reportId) : null;
  if (!invoice || !stored) throw new Problem('NOT_FOUND');
  const bytes = await readContent(ctx.db, invoice.documentSha256);
  const again = await ctx.check.check(bytes, { lane: 'public', rules: [await rulesOf(ctx, bundleId)] });
  if (again.verdict === 'error') throw new Problem('CHECK_FAILED');
  const { sameVerdict, onlyFirst, onlySecond } = compareReports(stored, again);
  res.json({
    stored: explainReport(stored),
    again: explainReport(again),
    sameVerdict,
    onlyStored: [...onlyFirst],
    onlyAgain: [...onlySecond],
  } satisfies RuleComparison);
};

function verify(handed: Handed) {
  try {
    return verifyHanded(handed);
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error;
    throw new Problem('RULES_REFUSED', { reason: error.code, 'why.de': error.text.de, 'why.en': error.text.en });
  }
}

async function described(ctx: Context, id: string | null): Promise<DescribedBundle> {
  const found = (await describeBundles(ctx)).find((bundle) => bundle.id === (id ?? BUILTIN_ID));
  if (!found) throw new Problem('NOT_FOUND');
  return found;
}

/** The id of a bundle from outside; null: the built-in one. */
function readBundle(req: Request): string | null {
  const id = req.params['bundle'];
  return id === BUILTIN_ID ? null : readId(id);
}

async function imported(ctx: Context, req: Request): Promise<string> {
  const id = readBundle(req);
  if (id === null || !(await findBundle(ctx.db, id))) throw new Problem('NOT_FOUND');
  return id;
}

function readId(value: unknown): string {
  const id = z.uuid().safeParse(value);
  if (!id.success) throw new Problem('NOT_FOUND');
  return id.data;
}
