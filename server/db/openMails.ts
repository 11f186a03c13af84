import type { Queryable, Transaction } from './database.ts';

/** A mail whose sender should hear from us, but cannot be answered by a machine. */
export type OpenMail = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly headerFrom: string | null;
  readonly subject: string | null;
  readonly reason: string | null;
};

/** Those that no administrator has been told of, oldest first. */
export async function listUnreportedMails(db: Queryable, limit: number): Promise<OpenMail[]> {
  return db('mail')
    .where({ state: 'open' })
    .whereNull('reported_at')
    .orderBy('received_at')
    .limit(limit)
    .select({ id: 'id', receivedAt: 'received_at', headerFrom: 'header_from', subject: 'subject', reason: 'reason' });
}

/** False: somebody else reports one of them just now. */
export async function markMailsReported(trx: Transaction, ids: readonly string[], at: Date): Promise<boolean> {
  const changed = await trx('mail')
    .whereIn('id', [...ids])
    .whereNull('reported_at')
    .update({ reported_at: at });
  return changed === ids.length;
}
