import type { Queryable, Transaction } from './database.ts';
import { putContent } from './putContent.ts';
import { readContent } from './readContent.ts';

export type As4MessageRow = {
  readonly messageId: string;
  /** of the access point that sent it */
  readonly seatId: string;
  /** of what it signed */
  readonly digest: string;
  readonly instanceIdentifier: string;
  readonly invoiceId: string;
  readonly receivedAt: Date;
};

/** Keeps a message with the receipt that it got. False: its MessageId is known already. */
export async function insertAs4Message(
  trx: Transaction,
  message: As4MessageRow,
  receipt: Uint8Array,
): Promise<boolean> {
  const inserted = await trx('as4_message')
    .insert({
      message_id: message.messageId,
      seat_id: message.seatId,
      digest: message.digest,
      instance_identifier: message.instanceIdentifier,
      receipt_sha256: await putContent(trx, receipt),
      invoice_id: message.invoiceId,
      received_at: message.receivedAt,
    })
    .onConflict('message_id')
    .ignore()
    .returning('message_id');
  return inserted.length > 0;
}

export type KnownMessage = { readonly seatId: string; readonly digest: string; readonly receipt: Buffer };

/** The message with this id, and the receipt that it got. */
export async function findAs4Message(db: Queryable, messageId: string): Promise<KnownMessage | null> {
  const row = await db('as4_message')
    .where({ message_id: messageId })
    .first<{ seatId: string; digest: string; receiptSha256: string } | undefined>({
      seatId: 'seat_id',
      digest: 'digest',
      receiptSha256: 'receipt_sha256',
    });
  if (!row) return null;
  return { seatId: row.seatId, digest: row.digest, receipt: Buffer.from(await readContent(db, row.receiptSha256)) };
}
