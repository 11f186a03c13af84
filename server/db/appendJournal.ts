import { hash, randomBytes } from 'node:crypto';
import type { Actor, JournalCode } from '../journalCodes.ts';
import type { State } from '../states.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';

export type JournalEntry = {
  readonly invoiceId: string | null;
  readonly at: Date;
  readonly code: JournalCode;
  readonly from?: State;
  readonly to?: State;
  readonly actor: Actor;
  readonly accountId?: string | null;
  /** ids, codes, checksums and numbers only: they stay for good */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** names, addresses, reasons in free words: kept beside the journal and erasable; the journal has a salted digest */
  readonly personal?: Readonly<Record<string, string>>;
};

/** Adds a row. It gets its number and hash later, from the sealer, so that no two transactions wait for each other here. */
export async function appendJournal(trx: Transaction, entry: JournalEntry): Promise<void> {
  const id = newId();
  const salt = randomBytes(16).toString('hex');
  const personal = entry.personal && Object.keys(entry.personal).length > 0 ? entry.personal : null;
  await trx('journal').insert({
    id,
    invoice_id: entry.invoiceId,
    at: entry.at,
    code: entry.code,
    from_state: entry.from ?? null,
    to_state: entry.to ?? null,
    actor: entry.actor,
    account_id: entry.accountId ?? null,
    facts: JSON.stringify(entry.facts ?? {}),
    digest: personal && personalDigest(salt, personal),
  });
  if (personal) await trx('journal_personal').insert({ journal_id: id, salt, data: JSON.stringify(personal) });
}

/** Salted: without the salt, which is erased with the data, nobody can try names against the digest. */
export function personalDigest(salt: string, data: unknown): string {
  return hash('sha256', salt + canonicalJson(data));
}
