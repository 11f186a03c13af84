import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createAccount } from '../../../server/db/createAccount.ts';
import { findToken } from '../../../server/db/findToken.ts';
import { issueToken } from '../../../server/db/issueToken.ts';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('the database', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const dataDir = await temporaryFolder();
  const database = await openDatabase({ databaseUrl, dataDir }, pino({ level: 'silent' }));
  atEnd(() => database.close());
  const { db } = database;
  const now = new Date();
  const admin = { role: 'admin', email: 'verwaltung@land.example', name: 'Erika Muster', passwordHash: null } as const;

  it('knows a token no more once its account is disabled', async () => {
    const accountId = await createAccount(db, admin, now);
    const token = await issueToken(db, { accountId }, now);
    expect(await findToken(db, token, now)).toMatchObject({ role: 'admin', accountId });
    await db('account').where({ id: accountId }).update({ disabled_at: now });
    expect(await findToken(db, token, now)).toBeNull();
  });

  it('says what failed without the values: errors go into logs and alerts', async () => {
    const failed = createAccount(db, { ...admin, role: 'supplier', email: 'geheim@lieferant.example' }, now);
    const message = await failed.then(String, String);
    expect(message).toContain('insert into "account"');
    expect(message).not.toContain('geheim@lieferant.example');
  });
});
