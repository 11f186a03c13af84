import { defineConfig } from 'vitest/config';
import { machine, type MachinePart } from './tests/support/machine.ts';

/** With CI=true nothing is left out: a missing part then fails its tests instead. */
const everything = process.env['CI'] === 'true';
const isThere = (part: MachinePart) => everything || machine[part].find() !== null;

/** A file `name.PART.test.ts` needs that part of the machine. */
const leftOut = (Object.keys(machine) as MachinePart[])
  .filter((part) => !isThere(part))
  .map((part) => `tests/**/*.${part}{,.*}.test.{ts,tsx}`);

type Project = {
  include: string[];
  exclude?: string[];
  needs?: MachinePart;
  globalSetup?: string[];
  env?: Record<string, string>;
};

/** What is about one of the databases says so by its name: `faults.embedded.test.ts`, `faults.postgres.test.ts`. */
const embedded = {
  env: { TEST_DATABASE: 'embedded' },
  exclude: ['tests/{server,journeys}/**/*.postgres{,.*}.test.ts'],
};
const postgres: Omit<Project, 'include'> = {
  env: { TEST_DATABASE: 'postgres' },
  exclude: ['tests/{server,journeys}/**/*.embedded{,.*}.test.ts'],
  needs: 'postgres',
  globalSetup: ['tests/support/postgresForRun.ts'],
};

/** The same files run on both databases: what holds on one must hold on the other. */
const projects: Record<string, Project> = {
  gate: { include: ['tests/gate/**/*.test.ts'] },
  support: { include: ['tests/support/**/*.test.ts'] },
  validation: { include: ['tests/validation/**/*.test.ts'] },
  web: { include: ['tests/web/**/*.test.{ts,tsx}'] },
  'server on the embedded database': { include: ['tests/server/**/*.test.ts'], ...embedded },
  'server on PostgreSQL': { include: ['tests/server/**/*.test.ts'], ...postgres },
  // Peers that nobody here wrote: once is enough, they see no database.
  interop: { include: ['tests/interop/**/*.test.ts'], env: { TEST_DATABASE: 'embedded' } },
  'journeys on the embedded database': { include: ['tests/journeys/**/*.test.ts'], ...embedded },
  'journeys on PostgreSQL': { include: ['tests/journeys/**/*.test.ts'], ...postgres },
};

export default defineConfig({
  test: {
    // Processes, not threads: WebAssembly, saxon-js and signal handling then behave as they do in service.
    pool: 'forks',
    // Journeys start servers of their own beside the test process; two at a time is what two cores carry.
    maxWorkers: 2,
    // Limits against hanging, generous because machines are shared; no test measures time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    // A test that expects nothing cannot fail: that is itself a failure.
    expect: { requireAssertions: true },
    projects: Object.entries(projects)
      .filter(([, { needs }]) => !needs || isThere(needs))
      .map(([name, { include, exclude = [], globalSetup, env }]) => ({
        extends: true as const,
        test: {
          name,
          include,
          exclude: ['**/node_modules/**', ...leftOut, ...exclude],
          setupFiles: ['tests/support/eachTestFile.ts'],
          ...(globalSetup ? { globalSetup } : {}),
          ...(env ? { env } : {}),
        },
      })),
  },
});
