import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { putContent } from '../../../server/db/putContent.ts';
import { searchInvoices, walkInvoices, type InvoiceSearch } from '../../../server/db/searchInvoices.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';

/** of ours; others have three times as many between them */
const MANY = 10_000;
const ALL = { text: '', states: [], waiting: false, channels: [], authorityId: null, from: null, to: null };

type Query = { readonly sql: string; readonly bindings: readonly string[] };

describe('the list of a supplier with many invoices', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const database = await openDatabase({ databaseUrl, dataDir: '/nowhere' }, pino({ level: 'silent' }));
  atEnd(() => database.close());
  const { db } = database;
  const organisationId = await createOrganisation(db, { name: 'Muster', email: null }, new Date());
  const others = await createOrganisation(db, { name: 'Andere', email: null }, new Date());
  const sha256 = await db.transaction((trx) => putContent(trx, Buffer.from('x')));
  await db.raw(
    `insert into invoice (id, organisation_id, channel, sha256, document_sha256, size, received_at, state, state_at, number, seller)
     select gen_random_uuid(), case when n = 0 then ?::uuid else ?::uuid end, case when i % 1000 = 1 then 'peppol' else 'upload' end, ?, ?, 1,
       timestamptz '2026-01-01' + i * interval '1 minute', case when i % 500 = 0 then 'rejected' else 'confirmed' end, now(),
       'RE-' || i, 'Muster' from generate_series(1, ?::int) i, generate_series(0, 3) n`,
    [organisationId, others, sha256, sha256, MANY],
  );
  await db.raw('analyze invoice');

  const search = (wanted: Partial<InvoiceSearch>, older: readonly string[] | null = null) =>
    searchInvoices(db, { organisationId }, { ...ALL, ...wanted }, { size: 25, older });

  /** How PostgreSQL reads the slice: the plan of the first query that `run` sends. */
  async function planOf(run: () => Promise<unknown>): Promise<string> {
    const queries: Query[] = [];
    const note = (query: Query) => void queries.push(query);
    db.on('query', note);
    await run();
    db.removeListener('query', note);
    const { sql, bindings } = queries[0] ?? { sql: '', bindings: [] };
    const { rows } = await db.raw<{ rows: Record<string, string>[] }>(`explain ${sql.replace(/\$\d+/g, '?')}`, [
      ...bindings,
    ]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it.each<[string, Partial<InvoiceSearch>, RegExp]>([
    ['without filters', {}, /using invoice_of_organisation on/],
    ['of one state', { states: ['rejected'] }, /Index Scan (using|on) invoice_(of_organisation_in_state|failed)/],
    ['of one channel', { channels: ['peppol'] }, /Index Scan (using|on) invoice_of_organisation_by_channel/],
    ['of what failed', { failed: true }, /Index Scan (using|on) invoice_failed/],
    ['of some days', { from: '2026-01-03', to: '2026-01-04' }, /using invoice_of_organisation on/],
  ])('%s is read from an index of its own, never from the whole table', async (_what, wanted, index) => {
    const plan = await planOf(() => search(wanted));
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on invoice/);
  });

  it('goes on from a place in the middle by the index, too', async () => {
    const place = ['2026-01-07T00:00:00.000Z', '00000000-0000-4000-8000-000000000000'];
    const plan = await planOf(() => search({}, place));
    expect(plan).toMatch(/using invoice_of_organisation on/);
    expect(plan).toMatch(/Index Cond:.*ROW\(received_at, id\) </);
  });

  it('counts what failed, finds one by its number, and goes out whole', async () => {
    expect(await search({ failed: true })).toMatchObject({ total: MANY / 500, exact: true });
    expect((await search({ text: 're-9999' })).items.map(({ number }) => number)).toEqual(['RE-9999']);
    const numbers = new Set<string | null>();
    for await (const slice of walkInvoices(db, { organisationId }, { ...ALL, from: '2026-01-02', to: '2026-01-02' }))
      for (const { number } of slice) numbers.add(number);
    expect(numbers.size).toBe(24 * 60);
  });
});
