import type { Knex } from 'knex';
import type { Queryable } from './database.ts';

export type OutboxState = 'due' | 'sending' | 'sent' | 'failed';

export type ListedMail = {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly invoiceId: string | null;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly doneAt: Date | null;
  readonly lastWords: string | null;
  readonly createdAt: Date;
};

/** A message that a sender holds at this moment is `sending`. */
const STATE = `case when state = 'waiting' and leased_until > :at then 'sending' when state = 'waiting' then 'due' else state end`;

/** One page of the outgoing messages in these states (none named = all), newest first. */
export async function listOutbox(
  db: Queryable,
  states: readonly OutboxState[],
  page: { readonly page: number; readonly size: number },
  at: Date,
): Promise<{ items: ListedMail[]; total: number }> {
  const narrow = (query: Knex.QueryBuilder) => {
    if (states.length > 0) void query.whereRaw(`${STATE} = any(:states)`, { at, states: [...states] });
  };
  const items: ListedMail[] = await db('outbox')
    .modify(narrow)
    .select({
      id: 'id',
      kind: 'kind',
      recipient: 'recipient',
      subject: 'subject',
      invoiceId: 'invoice_id',
      state: db.raw(STATE, { at }),
      attempts: 'attempts',
      dueAt: 'due_at',
      doneAt: 'done_at',
      lastWords: 'last_words',
      createdAt: 'created_at',
    })
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  const [count] = await db('outbox').modify(narrow).count<{ count: number }[]>({ count: '*' });
  return { items, total: count?.count ?? 0 };
}

export async function countOutboxStates(db: Queryable, at: Date): Promise<Partial<Record<OutboxState, number>>> {
  const rows = await db('outbox')
    .select<{ state: OutboxState; count: number }[]>(db.raw(`${STATE} as state, count(*) as count`, { at }))
    .groupByRaw('1');
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
