import type { Knex } from 'knex';
import type { State } from '../states.ts';
import type { Database } from './database.ts';

/** Where a list goes on: behind this invoice, in the order of `state_at` and `id`. */
export type Place = { readonly stateAt: Date; readonly id: string };

/** What pg-boss keeps in the index of its live jobs (job_i14); written like there, so that the index is used. */
const LIVE = `job.state in ('created', 'retry', 'active', 'failed')`;

/**
 * Invoices that wait for a step, do not rest because of a trouble, and have no live job in the queue (pg-boss keeps its jobs
 * in the same database; the key of a job is the id of its invoice). `steps`: the step that waits in each of the states.
 * countActive false: a job that claims to be at work does not count. For the start of the only process there is.
 */
export async function findStalled(
  db: Database,
  ask: {
    readonly steps: Readonly<Partial<Record<State, string>>>;
    readonly olderThan: Date;
    readonly after: Place | null;
    readonly limit: number;
    readonly countActive: boolean;
  },
): Promise<({ state: State } & Place)[]> {
  const counts = ask.countActive ? `('created', 'retry', 'active')` : `('created', 'retry')`;
  return db('invoice')
    .whereIn('state', Object.keys(ask.steps))
    .whereNull('trouble')
    .where('state_at', '<=', ask.olderThan)
    .modify(behind(ask.after))
    .whereNotExists(
      db('pgboss.job')
        .whereRaw('job.singleton_key = invoice.id::text')
        .whereIn('job.name', Object.values(ask.steps))
        .whereRaw(`${LIVE} and job.state in ${counts}`)
        .select(db.raw('1')),
    )
    .orderBy(['state_at', 'id'])
    .limit(ask.limit)
    .select({ id: 'id', state: 'state', stateAt: 'state_at' });
}

function behind(place: Place | null) {
  return (query: Knex.QueryBuilder) => {
    if (place)
      void query.whereRaw('(invoice.state_at, invoice.id) > (?::timestamptz, ?::uuid)', [place.stateAt, place.id]);
  };
}

export type StalledExport = Place & {
  /** of the invoice whose delivery counts for this one, too */
  readonly firstState: State | null;
  readonly outboxState: 'sent' | 'failed' | null;
};

/**
 * Invoices in exporting with no message on its way: their own has come to an end, or the invoice they follow is in one of the
 * states `ended`. Whoever follows one that is still on its way waits for it, and is left out here.
 */
export async function findStalledExports(
  db: Database,
  ask: {
    readonly ended: readonly State[];
    readonly olderThan: Date;
    readonly after: Place | null;
    readonly limit: number;
  },
): Promise<StalledExport[]> {
  const messages = () => db('outbox').whereRaw('outbox.invoice_id = invoice.id').where({ kind: 'invoice' });
  return db('invoice')
    .leftJoin('invoice as first', 'first.id', 'invoice.follows_id')
    .where({ 'invoice.state': 'exporting' })
    .where('invoice.state_at', '<=', ask.olderThan)
    .where((over) => void over.whereNull('invoice.follows_id').orWhereIn('first.state', [...ask.ended]))
    .whereNotExists(messages().where({ state: 'waiting' }).select(db.raw('1')))
    .modify(behind(ask.after))
    .orderBy(['invoice.state_at', 'invoice.id'])
    .limit(ask.limit)
    .select({
      id: 'invoice.id',
      stateAt: 'invoice.state_at',
      firstState: 'first.state',
      outboxState: messages().orderBy('created_at', 'desc').limit(1).select('outbox.state') as never,
    });
}
