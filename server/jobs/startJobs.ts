import type { Context } from '../context.ts';

/** Puts the workers to the queue: the steps of the pipeline, dead jobs, the sweeper and the sealer of the journal. */
export async function startJobs(_ctx: Context): Promise<{ stop(): Promise<void> }> {
  throw new Error('startJobs is being built');
}
