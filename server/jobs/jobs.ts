import type { Transaction } from '../db/database.ts';

/** The steps that run as jobs, each its own queue. */
export type StepName = 'validate' | 'resolveLeitwegId' | 'exportByMail';
export const stepNames = ['validate', 'resolveLeitwegId', 'exportByMail'] as const satisfies readonly StepName[];

/** The queue as everyone else sees it (openJobs makes one, startJobs puts the workers to it). */
export type Jobs = {
  /** no other process can be at work on this queue (embedded database) */
  readonly alone: boolean;
  /** Adds a job that exists if and only if the caller's transaction commits. */
  enqueue(trx: Transaction, step: StepName, invoiceId: string): Promise<void>;
  /** Tells this process's own workers that there is something to do, so that they do not wait for their next look. */
  nudge(step: StepName): void;
  /** Puts workers to a queue. The handler throws to have the job tried again. */
  work(step: StepName, handle: JobHandler): Promise<void>;
  /** Hears of every job whose last attempt failed. */
  onDead(hear: DeadHandler): Promise<void>;
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>;
};

export type JobHandler = (invoiceId: string, signal: AbortSignal) => Promise<void>;
export type DeadHandler = (step: StepName, invoiceId: string, detail: string) => Promise<void>;
