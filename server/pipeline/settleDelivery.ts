import type { Context } from '../context.ts';
import type { Transaction } from '../db/database.ts';
import { settleOutbox, type OutboxRow } from '../db/outbox.ts';
import { pipeline } from './pipeline.ts';
import { transition } from './transition.ts';

/** accepted: the server answered 250. refused: 5xx. givenUp: it said 4xx, or nothing, until the last attempt. */
export type DeliveryResult = { readonly end: 'accepted' | 'refused' | 'givenUp'; readonly reply: string };

/**
 * Writes how a message ended, and with it how the invoice stands, in one transaction. A message that somebody else has
 * settled meanwhile (our lease had run out) changes nothing: it was the same message.
 */
export async function settleDelivery(ctx: Context, row: OutboxRow, result: DeliveryResult): Promise<void> {
  const at = ctx.clock.now();
  const accepted = result.end === 'accepted';
  await ctx.db.transaction(async (trx) => {
    const end = { state: accepted ? 'sent' : 'failed', lastWords: result.reply, at } as const;
    if (!(await settleOutbox(trx, row.id, end))) return;
    if (row.kind === 'invoice' && row.invoiceId) await settleInvoice(ctx, trx, row, result);
  });
}

async function settleInvoice(ctx: Context, trx: Transaction, row: OutboxRow, result: DeliveryResult): Promise<void> {
  const accepted = result.end === 'accepted';
  const outcome = pipeline.exporting.outcomes[accepted ? 'accepted' : 'refused'];
  await transition(
    ctx,
    {
      invoiceId: row.invoiceId ?? '',
      from: ['exporting'],
      to: outcome.to,
      code: outcome.code,
      actor: 'system',
      changes: accepted
        ? { exportedAt: ctx.clock.now() }
        : { reason: result.end === 'refused' ? 'MAIL_REFUSED' : 'MAIL_GIVEN_UP' },
      facts: { messageId: row.messageId, attempts: row.attempts },
      // Servers repeat addresses in their replies.
      personal: { reply: result.reply, recipient: row.recipient },
      answer: { name: outcome.answer },
    },
    trx,
  );
}
