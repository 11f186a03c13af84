import type { Response } from 'express';
import type { Receipt } from '../../pipeline/receive.ts';
import type * as contract from '../contract.ts';

/** 201 with the place of the invoice after the commit; 200 for a repeat, with the first answer. */
export function answerReceipt(res: Response, receipt: Receipt): void {
  res
    .status(receipt.first ? 201 : 200)
    .location(`/api/v1/invoices/${receipt.id}`)
    .json(receiptAnswer(receipt));
}

export function receiptAnswer({ id, state, sha256, receivedAt }: Receipt): contract.Receipt {
  return { id, state, sha256, receivedAt: receivedAt.toISOString() };
}
