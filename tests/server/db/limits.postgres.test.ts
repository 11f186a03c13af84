import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { isUnavailable } from '../../../server/db/isUnavailable.ts';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';

describe('connections to PostgreSQL', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const database = await openDatabase({ databaseUrl, dataDir: '/nowhere' }, pino({ level: 'silent' }));
  atEnd(() => database.close());

  it('bear no statement that never ends, and no transaction that falls silent and keeps its locks', async () => {
    const { rows } = await database.db.raw<{ rows: unknown[] }>(
      `select name, setting::integer as ms from pg_settings
       where name in ('statement_timeout', 'idle_in_transaction_session_timeout') order by name`,
    );
    expect(rows).toEqual([
      { name: 'idle_in_transaction_session_timeout', ms: 60_000 },
      { name: 'statement_timeout', ms: 60_000 },
    ]);
  });

  it.each([
    ['a statement', `set local statement_timeout = 50`, 'select pg_sleep(20)'],
    ['a transaction', `set local idle_in_transaction_session_timeout = 50`, null],
  ])('say so when %s was cut off: the same may succeed later', async (_what, limit, statement) => {
    const cut = database.db.transaction(async (trx) => {
      await trx.raw(limit);
      if (statement) await trx.raw(statement);
      else await new Promise((go) => setTimeout(go, 500));
      await trx.raw('select 1');
    });
    const error: unknown = await cut.catch((reason: unknown) => reason);
    expect(isUnavailable(error), String(error)).toBe(true);
    // The pool goes on.
    expect((await database.db.raw<{ rows: unknown[] }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
