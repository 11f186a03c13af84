import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import { insertInvoice } from '../../../server/db/insertInvoice.ts';
import { newId } from '../../../server/db/newId.ts';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { putContent } from '../../../server/db/putContent.ts';
import { countStates, searchInvoices, type InvoiceSearch } from '../../../server/db/searchInvoices.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('the list of invoices', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const dataDir = await temporaryFolder();
  const database = await openDatabase({ databaseUrl, dataDir }, pino({ level: 'silent' }));
  atEnd(() => database.close());
  const { db } = database;
  const organisationId = await createOrganisation(db, { name: 'Muster', email: null }, new Date());

  const add = (fileName: string, receivedAt: string, set: { state?: string; trouble?: string } = {}) =>
    db.transaction(async (trx) => {
      const id = newId();
      const sha256 = await putContent(trx, Buffer.from(fileName));
      const intake = { channel: 'upload', size: 1, sender: null, receivedAt: new Date(receivedAt) } as const;
      const document = { documentSha256: sha256, documentPath: null };
      await insertInvoice(trx, { ...intake, id, organisationId, ...document, sha256, fileName });
      await trx('invoice')
        .where({ id })
        .update({ state: 'exported', ...set });
    });

  const find = async (wanted: Partial<InvoiceSearch>) => {
    const all = { text: '', states: [], waiting: false, channels: [], authorityId: null, from: null, to: null };
    const { items, total } = await searchInvoices(db, 'everything', { ...all, ...wanted }, { size: 10 });
    expect(total).toBe(items.length);
    return items.map(({ fileName }) => fileName);
  };

  it('names what waits for a person: by its state, and what rests because of a technical trouble', async () => {
    await add('delivered', '2026-03-01T12:00:00Z');
    await add('unroutable', '2026-03-02T12:00:00Z', { state: 'unroutable' });
    await add('being checked', '2026-03-03T12:00:00Z', { state: 'received' });
    await add('troubled', '2026-03-04T12:00:00Z', { state: 'received', trouble: 'CHECK_FAILED' });
    expect(await find({ waiting: true })).toEqual(['troubled', 'unroutable']);
    expect(await find({ waiting: true, states: ['received'] })).toEqual(['troubled']);
  });

  it('counts days as they are in Germany, in summer and in winter', async () => {
    await add('last minute of 6 July', '2026-07-06T21:59:00Z');
    await add('first minute of 7 July', '2026-07-06T22:00:00Z');
    await add('last minute of 7 July', '2026-07-07T21:59:00Z');
    await add('first minute of 7 December', '2026-12-06T23:00:00Z');
    expect(await find({ from: '2026-07-07', to: '2026-07-07' })).toEqual([
      'last minute of 7 July',
      'first minute of 7 July',
    ]);
    expect(await find({ from: '2026-12-07', to: '2026-12-07' })).toEqual(['first minute of 7 December']);
  });

  it('finds nothing for whoever belongs nowhere: a scope without an id is a mistake, not everything', async () => {
    const all = { text: '', states: [], waiting: false, channels: [], authorityId: null, from: null, to: null };
    for (const scope of [{}, { organisationId: undefined }, { authorityId: undefined }]) {
      await expect(searchInvoices(db, scope as never, all, { size: 10 })).rejects.toThrow('Undefined binding');
      await expect(countStates(db, scope as never)).rejects.toThrow('Undefined binding');
    }
    const nobodys = { organisationId: newId() };
    expect(await searchInvoices(db, nobodys, all, { size: 10 })).toMatchObject({ items: [], total: 0 });
  });
});
