import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL server of this test run (superuser). */
    postgresUrl: string;
  }
}

/** Global set-up of the projects on PostgreSQL: one server for the whole run, see databaseFor.ts. */
export default async function postgresForRun(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return server.stop;
}
