import type { Actor, JournalCode } from '../journalCodes.ts';
import type { State } from '../states.ts';
import type { Queryable } from './database.ts';

export type JournalRow = {
  readonly id: string;
  readonly at: Date;
  readonly code: JournalCode;
  readonly from: State | null;
  readonly to: State | null;
  readonly actor: Actor;
  readonly accountId: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** null: there was none, or it was erased */
  readonly personal: Readonly<Record<string, string>> | null;
};

/** The way of an invoice, oldest first. */
export async function readJournal(db: Queryable, invoiceId: string): Promise<JournalRow[]> {
  return db('journal')
    .leftJoin('journal_personal', 'journal_personal.journal_id', 'journal.id')
    .where({ invoice_id: invoiceId })
    .orderBy('position')
    .select({
      id: 'journal.id',
      at: 'at',
      code: 'code',
      from: 'from_state',
      to: 'to_state',
      actor: 'actor',
      accountId: 'account_id',
      facts: 'facts',
      personal: 'journal_personal.data',
    });
}
