import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import type { Transaction } from '../../../server/db/database.ts';
import { insertInvoice } from '../../../server/db/insertInvoice.ts';
import { lockInvoice } from '../../../server/db/lockInvoice.ts';
import { newId } from '../../../server/db/newId.ts';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { putContent } from '../../../server/db/putContent.ts';
import { releaseHandover } from '../../../server/db/releaseHandover.ts';
import { saveAuthority } from '../../../server/db/saveAuthority.ts';
import { takeHandover } from '../../../server/db/takeHandover.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';

describe('the right to hand over a document', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const dataDir = await temporaryFolder();
  const database = await openDatabase({ databaseUrl, dataDir }, pino({ level: 'silent' }));
  atEnd(() => database.close());
  const { db } = database;
  const at = new Date();
  const authorityId = newId();
  const authority = {
    name: 'Amt',
    place: null,
    deliverTo: 'a@amt.example',
    listed: true,
    active: true,
    leitwegIds: [],
  };

  it('goes to whoever asks while it is being released', async () => {
    const [first, second] = [newId(), newId()];
    const organisationId = await createOrganisation(db, { name: 'Muster', email: null }, at);
    const sha256 = await db.transaction(async (trx) => {
      await saveAuthority(trx, authorityId, authority, at);
      const stored = await putContent(trx, Buffer.from('<x/>'));
      const invoice = {
        organisationId,
        channel: 'upload',
        sha256: stored,
        documentSha256: stored,
        documentPath: null,
        size: 4,
        fileName: null,
        sender: null,
      } as const;
      for (const id of [first, second]) await insertInvoice(trx, { ...invoice, id, receivedAt: at });
      return stored;
    });
    const take = (trx: Transaction, invoiceId: string) => takeHandover(trx, { authorityId, sha256, invoiceId, at });
    expect(await db.transaction((trx) => take(trx, first))).toBeNull();
    expect(await db.transaction((trx) => take(trx, second))).toMatchObject({ invoiceId: first });

    const failing = await db.transaction();
    await lockInvoice(failing, first, 'received');
    const asking = db.transaction((trx) => take(trx, second));
    // The embedded database lets nobody in before the transaction ends.
    if (databaseUrl) await waitUntil('the second one to wait', () => isWaiting());
    await releaseHandover(failing, first, at);
    await failing.commit();
    expect(await asking).toBeNull();
    expect(await db('handover').whereNull('released_at').pluck('invoice_id')).toEqual([second]);
  });

  const isWaiting = async () =>
    (await db('pg_stat_activity')
      .where({ wait_event_type: 'Lock' })
      .whereRaw('datname = current_database()')
      .first('pid')) ?? null;
});
