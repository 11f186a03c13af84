import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import { findInvoice } from '../../../server/db/findInvoice.ts';
import { insertInvoice } from '../../../server/db/insertInvoice.ts';
import { moveInvoice } from '../../../server/db/moveInvoice.ts';
import { newId } from '../../../server/db/newId.ts';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { putContent } from '../../../server/db/putContent.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('an invoice', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const dataDir = await temporaryFolder();
  const database = await openDatabase({ databaseUrl, dataDir }, pino({ level: 'silent' }));
  atEnd(() => database.close());
  const { db } = database;
  const at = new Date();
  const organisationId = await createOrganisation(db, { name: 'Muster', email: null }, at);
  const insert = async () => {
    const id = newId();
    await db.transaction(async (trx) => {
      const sha256 = await putContent(trx, Buffer.from('<x/>'));
      const content = { sha256, size: 4, documentSha256: sha256, documentPath: null, fileName: null, sender: null };
      await insertInvoice(trx, { id, organisationId, channel: 'upload', ...content, receivedAt: at });
    });
    return id;
  };
  const move = (id: string, number: string) =>
    db.transaction((trx) =>
      moveInvoice(trx, { id, from: ['received', 'unroutable'], to: 'valid', at, changes: { number } }),
    );

  it('is moved by one of many who want to at the same moment; that one sees where it was and how it stands now', async () => {
    const id = await insert();
    const results = await Promise.all(Array.from({ length: 12 }, (_, index) => move(id, `N-${index}`)));
    const [moved, ...others] = results.filter((result) => result !== null);
    expect(others).toEqual([]);
    expect(moved?.from).toBe('received');
    expect(moved?.invoice).toEqual(await findInvoice(db, id));
    expect(moved?.invoice).toMatchObject({ id, state: 'valid', size: 4, receivedAt: at, checkFailures: 0 });
  });

  it('that has moved on is left as it is', async () => {
    const id = await insert();
    await move(id, 'N-1');
    const before = await findInvoice(db, id);
    expect(await move(id, 'N-2')).toBeNull();
    expect(await findInvoice(db, id)).toEqual(before);
  });
});
