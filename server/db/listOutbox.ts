import type { Knex } from 'knex';
import { countUpTo } from './countUpTo.ts';
import type { Queryable } from './database.ts';
import { takeSlice, type Order, type Slice, type Sliced } from './takeSlice.ts';

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

/** The same as conditions on columns that an index has. */
const IN_STATE: Readonly<Record<OutboxState, string>> = {
  due: `state = 'waiting' and (leased_until is null or leased_until <= :at)`,
  sending: `state = 'waiting' and leased_until > :at`,
  sent: `state = 'sent'`,
  failed: `state = 'failed'`,
};

const order: Order<ListedMail> = {
  by: { created_at: 'timestamptz', id: 'uuid' },
  placeOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
};

/** A slice of the outgoing messages in these states (none named = all), newest first. */
export async function listOutbox(
  db: Queryable,
  states: readonly OutboxState[],
  slice: Slice,
  at: Date,
): Promise<Sliced<ListedMail> & { readonly total: number; readonly exact: boolean }> {
  const narrow = (query: Knex.QueryBuilder) => {
    if (states.length === 0) return;
    void query.where((any) => {
      for (const state of states) void any.orWhereRaw(`(${IN_STATE[state]})`, { at });
    });
  };
  const list = () =>
    db('outbox')
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
      });
  return { ...(await takeSlice(list, order, slice)), ...(await countUpTo(db, db('outbox').modify(narrow))) };
}

export async function countOutboxStates(db: Queryable, at: Date): Promise<Partial<Record<OutboxState, number>>> {
  const rows = await db('outbox')
    .select<{ state: OutboxState; count: number }[]>(db.raw(`${STATE} as state, count(*) as count`, { at }))
    .groupByRaw('1');
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
