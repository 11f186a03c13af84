import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { appendJournal } from '../../../server/db/appendJournal.ts';
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

  it('leave a journal that nobody can change, shorten or empty', async () => {
    const { DATABASE_URL: databaseUrl = null } = await databaseFor();
    const database = await openDatabase({ databaseUrl, dataDir: await temporaryFolder() }, pino({ level: 'silent' }));
    const { db } = database;
    const entry = { invoiceId: null, at: new Date(), code: 'swept', actor: 'system' } as const;
    await db.transaction((trx) => appendJournal(trx, entry));
    for (const change of ['delete from journal', "update journal set code = 'x'", 'truncate journal cascade'])
      await expect(db.raw(change), change).rejects.toThrow('the journal is append-only');
    await database.close();
  });
});
