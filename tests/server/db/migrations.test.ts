import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('the migrations', () => {
  it('run once when several processes start at the same moment, and a second start changes nothing', async () => {
    const dataDir = await temporaryFolder();
    const { DATABASE_URL: databaseUrl = null } = await databaseFor();
    const open = () => openDatabase({ databaseUrl, dataDir }, pino({ level: 'silent' }));
    // The embedded database takes one process only.
    const first = databaseUrl ? await Promise.all([open(), open(), open(), open()]) : [await open()];
    const applied = await first[0]?.db('knex_migrations').orderBy('id').pluck('name');
    expect(applied).toEqual([...new Set(applied)]);
    await Promise.all(first.map((database) => database.close()));
    const again = await open();
    expect(await again.db('knex_migrations').orderBy('id').pluck('name')).toEqual(applied);
    await again.close();
  });
});
