import { listOutbox, type ListedMail } from '../../db/listOutbox.ts';
import type { OutboxList, OutboxRow } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { outboxQuery } from '../schemas.ts';

export const getOutbox: HandlerFor<'GET /api/v1/admin/outbox'> = async (ctx, req, res) => {
  const { page, size, state } = readInput(outboxQuery, req.query);
  const { items, total } = await listOutbox(ctx.db, state, { page, size }, ctx.clock.now());
  res.json({ items: items.map(toRow), total, page, size } satisfies OutboxList);
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
