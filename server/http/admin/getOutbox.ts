import { listOutbox, type ListedMail } from '../../db/listOutbox.ts';
import type { OutboxList, OutboxRow } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readSlice, writeSlice } from '../readSlice.ts';
import { outboxQuery } from '../schemas.ts';

export const getOutbox: HandlerFor<'GET /api/v1/admin/outbox'> = async (ctx, req, res) => {
  const { state, ...slice } = readInput(outboxQuery, req.query);
  const found = await listOutbox(ctx.db, state, readSlice(slice), ctx.clock.now());
  res.json(writeSlice(found, toRow) satisfies OutboxList);
};

function toRow({ dueAt, doneAt, createdAt, ...mail }: ListedMail): OutboxRow {
  const waits = mail.state === 'due' || mail.state === 'sending';
  return {
    ...mail,
    dueAt: waits ? dueAt.toISOString() : null,
    sentAt: mail.state === 'sent' ? (doneAt?.toISOString() ?? null) : null,
    createdAt: createdAt.toISOString(),
  };
}
