import type { Knex } from 'knex';
import type { JournalCode } from '../journalCodes.ts';
import { countUpTo } from './countUpTo.ts';
import type { Queryable } from './database.ts';
import type { JournalRow } from './readJournal.ts';
import { takeSlice, type Order, type Slice, type Sliced } from './takeSlice.ts';

/** position: in which order it was written. seq: its number in the chain; null: not sealed yet. */
export type ListedJournalRow = JournalRow & {
  readonly position: string;
  readonly seq: number | null;
  readonly invoiceId: string | null;
};

const order: Order<ListedJournalRow> = {
  // Qualified: the bare name would be the text of the answer, which sorts 10 before 9.
  by: { 'journal.position': 'bigint' },
  placeOf: ({ position }) => [position],
};

/** A slice of the whole journal, or of its rows with these codes, newest first. */
export async function listJournal(
  db: Queryable,
  codes: readonly JournalCode[],
  slice: Slice,
): Promise<Sliced<ListedJournalRow> & { readonly total: number; readonly exact: boolean }> {
  const narrow = (query: Knex.QueryBuilder) => {
    if (codes.length > 0) void query.whereIn('code', [...codes]);
  };
  const list = () =>
    db('journal')
      .leftJoin('journal_personal', 'journal_personal.journal_id', 'journal.id')
      .modify(narrow)
      .select({
        id: 'journal.id',
        position: db.raw('journal.position::text'),
        seq: 'seq',
        invoiceId: 'invoice_id',
        at: 'at',
        code: 'code',
        from: 'from_state',
        to: 'to_state',
        actor: 'actor',
        accountId: 'account_id',
        facts: 'facts',
        personal: 'journal_personal.data',
      });
  return { ...(await takeSlice(list, order, slice)), ...(await countUpTo(db, db('journal').modify(narrow))) };
}
