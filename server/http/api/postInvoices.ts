import type { Request } from 'express';
import { upload } from '../../channels/upload.ts';
import type { Context } from '../../context.ts';
import type { Receipt } from '../../pipeline/receive.ts';
import { Problem } from '../../problems.ts';
import type * as contract from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import type { Principal } from '../principal.ts';
import { problemDetails } from '../problemDetails.ts';
import { readUpload, uploadLimits, type UploadedFile } from '../readUpload.ts';
import { answerReceipt, receiptAnswer } from './answerReceipt.ts';
import { toProblem } from '../toProblem.ts';

/** Takes invoices in: 201 after the commit, 200 for a repeat with the first answer; several files each for itself. */
export const postInvoices: HandlerFor<'POST /api/v1/invoices'> = async (ctx, req, res, who) => {
  const idempotencyKey = readIdempotencyKey(req);
  const files = await readUpload(req, res, uploadLimits(ctx, who.organisationId));
  const [only, ...more] = files;
  if (only && more.length === 0) {
    answerReceipt(res, await takeIn(ctx, who, only, idempotencyKey, 0));
    return;
  }
  const answer: contract.UploadItem[] = [];
  // One after the other: each has its own transaction, and one caller does not take all connections.
  for (const [index, file] of files.entries()) {
    answer.push(await answerOne(ctx, req, who, file, idempotencyKey, index));
  }
  res.json(answer);
};

async function answerOne(
  ctx: Context,
  req: Request,
  who: Principal,
  file: UploadedFile,
  key: string | null,
  index: number,
): Promise<contract.UploadItem> {
  const name = file.name ?? `${index + 1}`;
  try {
    return { file: name, ...receiptAnswer(await takeIn(ctx, who, file, key, index)) };
  } catch (error) {
    const problem = toProblem(error);
    if (!problem) throw error; // a defect ends the request; what was taken in is answered again by a repeat
    return { file: name, problem: problemDetails(problem, languageOf(req)) };
  }
}

async function takeIn(
  ctx: Context,
  who: Principal,
  file: UploadedFile,
  idempotencyKey: string | null,
  index: number,
): Promise<Receipt> {
  if (file.problem) throw file.problem;
  if (!who.organisationId) throw new Problem('FORBIDDEN');
  return upload(ctx, {
    organisationId: who.organisationId,
    bytes: file.bytes,
    fileName: file.name,
    idempotencyKey,
    index,
  });
}

/** null: none was sent. The draft on the header allows any printable string; we bound its length. */
function readIdempotencyKey(req: Request): string | null {
  const key = req.headers['idempotency-key'];
  if (key === undefined) return null;
  if (
    typeof key !== 'string' ||
    !/^[\x21-\x7e]{1,200}$/.test(key) ||
    req.headersDistinct['idempotency-key']?.length !== 1
  ) {
    throw new Problem('IDEMPOTENCY_KEY_BROKEN');
  }
  return key;
}
