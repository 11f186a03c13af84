import type { Transaction } from '../db/database.ts';

/** The steps that run as jobs, each its own queue. */
export type StepName = 'validate' | 'resolveLeitwegId' | 'exportByMail';

/** The queue as everyone else sees it (openJobs makes one, startJobs puts the workers to it). */
export type Jobs = {
  /** Adds a job that exists if and only if the caller's transaction commits. */
  enqueue(trx: Transaction, step: StepName, invoiceId: string): Promise<void>;
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>;
};
