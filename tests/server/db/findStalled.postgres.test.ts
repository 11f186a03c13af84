import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { findStalled } from '../../../server/db/findStalled.ts';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { openJobs } from '../../../server/jobs/openJobs.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';

type Query = { readonly sql: string; readonly bindings: readonly unknown[] };

describe('looking for invoices without a job', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const log = pino({ level: 'silent' });
  const database = await openDatabase({ databaseUrl, dataDir: '/nowhere' }, log);
  const jobs = await openJobs(database, log);
  atEnd(() => database.close());
  atEnd(() => jobs.stop());
  const { db } = database;

  it.each([true, false])(
    'reads the index of live jobs, not all jobs of the last days (at work count: %s)',
    async (countActive) => {
      const queries: Query[] = [];
      const note = (query: Query) => void queries.push(query);
      db.on('query', note);
      const ask = {
        steps: { received: 'validate', valid: 'resolveLeitwegId' },
        olderThan: new Date(),
        limit: 10,
      } as const;
      const after = { stateAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
      await findStalled(db, { ...ask, after, countActive });
      db.off('query', note);
      const plan = await db.transaction(async (trx) => {
        // The table is empty here; in service a scan of all of it is what must not happen.
        await trx.raw('set local enable_seqscan = off');
        const { rows } = await trx.raw<{ rows: Record<string, string>[] }>(
          `explain ${queries[0]?.sql.replace(/\$\d+/g, '?')}`,
          queries[0]?.bindings as string[],
        );
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
      expect(plan).toMatch(/Index.* using job_common_i14|Bitmap Index Scan on job_common_i14/);
    },
  );
});
