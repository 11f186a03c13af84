import { fromKnex, PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss';
import type { Logger } from 'pino';
import type { OpenDatabase } from '../db/openDatabase.ts';
import { forEachLimited } from './forEachLimited.ts';
import { stepNames, type Jobs, type StepName } from './jobs.ts';

export type JobTimings = {
  /** attempts after the first one */
  readonly retryLimit: number;
  /** seconds before the second attempt; doubles each time */
  readonly retryDelay: number;
  /** seconds: the longest pause between two attempts */
  readonly retryDelayMax: number;
};

/** About three hours in all: a database or disk that is mended within that time is never noticed by a supplier. */
const TIMINGS: JobTimings = { retryLimit: 8, retryDelay: 10, retryDelayMax: 3600 };

type JobData = { invoiceId: string };

const DEAD = 'dead';

/** Seconds. A worker that gives no sign of life this long is gone, and its job is tried again elsewhere. */
const HEARTBEAT = 30;

/** Fetched at once; the defaults (one, every two seconds) took a minute for 200 jobs. */
const WORK = {
  batchSize: 20,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
  perJobResults: true,
  includeMetadata: true,
} as const;

/** Milliseconds that running jobs get to finish; what does not is tried again elsewhere. */
const STOP_MS = 12_000;

/** At work at once per queue: each may hold a document of the largest size in memory. */
const AT_ONCE = 4;

/** Starts the queue on the opened database, without workers: enough to enqueue. */
export async function openJobs(database: OpenDatabase, log: Logger, timings: Partial<JobTimings> = {}): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: database.connectionString,
    application_name: 'rechnungsweg-jobs',
    max: database.embedded ? 3 : 5,
    // No cron of its own: what is regular runs under leases (periodic.ts).
    schedule: false,
    monitorIntervalSeconds: 15,
    superviseIntervalSeconds: 15,
    registerInstance: false,
    // The embedded database has no vacuum to watch and nothing to reindex while it is small.
    ...(database.embedded ? { monitorVacuum: false, reindex: false } : {}),
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue reports an error'));
  await boss.start();
  await createQueues(boss, { ...TIMINGS, ...timings });
  const workers = new Map<StepName, string>();
  return {
    alone: database.embedded,
    async enqueue(trx, step, invoiceId) {
      await boss.send(step, { invoiceId }, { singletonKey: invoiceId, db: fromKnex(trx) });
    },
    nudge(step) {
      const worker = workers.get(step);
      // After the caller's transaction has had the time to commit; if not, the next look finds the job.
      if (worker) setTimeout(() => boss.notifyWorker(worker), 5).unref();
    },
    async work(step, handle) {
      const worker = await boss.work(step, WORK, (jobs: JobWithMetadata<JobData>[]) =>
        forEachLimited(jobs, AT_ONCE, (job) => settle(job, () => handle(job.data.invoiceId, job.signal))),
      );
      workers.set(step, worker);
    },
    async onDead(hear) {
      await boss.work(DEAD, WORK, (jobs: JobWithMetadata<JobData>[]) =>
        forEachLimited(jobs, 1, (job) =>
          settle(job, () => hear(job.sourceName as StepName, job.data.invoiceId, lastWords(job.sourceOutput))),
        ),
      );
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS }),
  };
}

async function createQueues(boss: PgBoss, timings: JobTimings): Promise<void> {
  const retry = { ...timings, retryBackoff: true, heartbeatSeconds: HEARTBEAT };
  // The queue of the dead tells administrator and sender: it is tried much longer.
  await boss.createQueue(DEAD, { ...retry, retryLimit: 1000 });
  await boss.updateQueue(DEAD, { ...retry, retryLimit: 1000 });
  for (const step of stepNames) {
    await boss.createQueue(step, { ...retry, deadLetter: DEAD });
    await boss.updateQueue(step, { ...retry, deadLetter: DEAD });
  }
}

async function settle(job: JobWithMetadata<unknown>, run: () => Promise<void>): Promise<JobResult> {
  try {
    await run();
    return { id: job.id, status: 'completed' };
  } catch (error) {
    return { id: job.id, status: 'failed', output: { message: String(error) } };
  }
}

function lastWords(output: object | null): string {
  return output && 'message' in output ? String(output.message) : 'no message';
}
