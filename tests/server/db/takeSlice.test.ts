import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { appendJournal } from '../../../server/db/appendJournal.ts';
import { listJournal } from '../../../server/db/listJournal.ts';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import type { Place } from '../../../server/db/takeSlice.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('a long list, slice by slice', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const database = await openDatabase({ databaseUrl, dataDir: await temporaryFolder() }, pino({ level: 'silent' }));
  atEnd(() => database.close());
  const { db } = database;

  const add = (number: number) =>
    db.transaction((trx) =>
      appendJournal(trx, {
        invoiceId: null,
        at: new Date(),
        code: 'refusedAtDoor',
        actor: 'supplier',
        facts: { number },
      }),
    );
  const read = async (slice: { older?: Place | null; newer?: Place | null } = {}) => {
    const { items, ...ends } = await listJournal(db, [], { size: 5, ...slice });
    return { numbers: items.map(({ facts }) => facts['number']), ...ends };
  };

  it('shows every row once, newest first, and leads back the same way', async () => {
    for (let number = 1; number <= 12; number += 1) await add(number);
    const first = await read();
    const second = await read({ older: first.older });
    const third = await read({ older: second.older });
    expect([first.numbers, second.numbers, third.numbers]).toEqual([
      [12, 11, 10, 9, 8],
      [7, 6, 5, 4, 3],
      [2, 1],
    ]);
    expect([first.newer, third.older]).toEqual([null, null]);
    expect(await read({ newer: third.newer })).toEqual(second);
    expect(await read({ newer: second.newer })).toEqual(first);
  });

  it('is not moved by what comes in meanwhile', async () => {
    const first = await read();
    await add(13);
    expect((await read({ older: first.older })).numbers).toEqual([7, 6, 5, 4, 3]);
    expect((await read({ newer: (await read({ older: first.older })).newer })).numbers).toEqual([12, 11, 10, 9, 8]);
    expect((await read()).numbers).toEqual([13, 12, 11, 10, 9]);
  });

  it('shows a whole slice where less than one is newer', async () => {
    const first = await read();
    await add(14);
    expect((await read({ newer: first.older })).numbers).toEqual([14, 13, 12, 11, 10]);
  });
});
