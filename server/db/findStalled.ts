import type { State } from '../states.ts';
import type { Database } from './database.ts';

/**
 * Invoices that wait for a step, do not rest because of a trouble, and have no live job in the queue (pg-boss keeps its jobs
 * in the same database; the key of a job is the id of its invoice).
 * countActive false: a job that claims to be at work does not count. For the start of the only process there is.
 */
export async function findStalled(
  db: Database,
  ask: { states: readonly State[]; olderThan: Date; limit: number; countActive: boolean },
): Promise<{ id: string; state: State }[]> {
  const live = ask.countActive ? ['created', 'retry', 'active'] : ['created', 'retry'];
  return db('invoice')
    .whereIn('state', [...ask.states])
    .whereNull('trouble')
    .where('state_at', '<=', ask.olderThan)
    .whereNotExists(
      db('pgboss.job')
        .whereRaw('job.singleton_key = invoice.id::text')
        .whereRaw(`job.state::text in (${live.map(() => '?').join(', ')})`, live)
        .select(db.raw('1')),
    )
    .orderBy('state_at')
    .limit(ask.limit)
    .select('id', 'state');
}

export type StalledExport = {
  readonly id: string;
  readonly followsId: string | null;
  readonly outboxState: 'sent' | 'failed' | null;
};

/** Invoices in exporting with no message on its way. */
export async function findStalledExports(db: Database, olderThan: Date, limit: number): Promise<StalledExport[]> {
  const messages = () => db('outbox').whereRaw('outbox.invoice_id = invoice.id').where({ kind: 'invoice' });
  return db('invoice')
    .where({ state: 'exporting' })
    .where('state_at', '<=', olderThan)
    .whereNotExists(messages().where({ state: 'waiting' }).select(db.raw('1')))
    .orderBy('state_at')
    .limit(limit)
    .select({
      id: 'id',
      followsId: 'follows_id',
      outboxState: messages().orderBy('created_at', 'desc').limit(1).select('outbox.state') as never,
    });
}
