import { describe, expect, it } from 'vitest';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import { readContent } from '../../../server/db/readContent.ts';
import { readJournal } from '../../../server/db/readJournal.ts';
import type { IntakeKey } from '../../../server/pipeline/receive.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore } from '../startCore.ts';

const key = (text: string, strict = true): IntakeKey => ({ kind: 'idempotency', key: text, strict });

describe('receiving', async () => {
  const core = await startCore({ work: false });
  const { db } = core.ctx;
  const count = async (table: string) => Number((await db(table).count({ n: '*' }).first())?.['n']);

  it('keeps the bytes as they came, and has a job waiting when it answers', async () => {
    const bytes = Buffer.from('<not an invoice at all');
    const receipt = await core.deliver(bytes);
    expect((await readContent(db, receipt.sha256)).equals(bytes)).toBe(true);
    expect(await db('pgboss.job').where({ name: 'validate', singleton_key: receipt.id })).toHaveLength(1);
  });

  it('keeps the name of a file as one line that the database can hold', async () => {
    const { id } = await core.deliver(sampleInvoice(), { fileName: 'Rechnung\0Mai\r\n.xml' });
    expect((await core.invoice(id)).fileName).toBe('Rechnung Mai .xml');
  });

  it('gives a repeat under the same key the first answer again and stores nothing', async () => {
    const first = await core.deliver(sampleInvoice(), { keys: [key('a#0')] });
    const invoices = await count('invoice');
    const again = await core.deliver(sampleInvoice(), { keys: [key('a#0')] });
    expect(again).toEqual({ ...first, first: false });
    expect(await count('invoice')).toBe(invoices);
    expect((await readJournal(db, first.id)).map(({ code }) => code)).toEqual(['stored', 'repeated']);
  });

  it('counts what is repeated without end, and journals the first few and then every tenfold', async () => {
    const first = await core.deliver(sampleInvoice(), { keys: [key('again#0')] });
    for (let repeat = 1; repeat <= 12; repeat += 1) {
      expect(await core.deliver(sampleInvoice(), { keys: [key('again#0')] })).toEqual({ ...first, first: false });
    }
    const rows = (await readJournal(db, first.id)).filter(({ code }) => code === 'repeated');
    expect(rows.map(({ facts }) => facts['count'])).toEqual([1, 2, 3, 10]);
    // Other bytes under the same key count for themselves: nobody hides them behind repeats.
    const other = core.deliver(sampleInvoice({ number: 'R-3' }), { keys: [key('again#0')] });
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await readJournal(db, first.id)).at(-1)).toMatchObject({ code: 'keyReused', facts: { count: 1 } });
    expect(await db('repeat').where({ invoice_id: first.id, code: 'repeated' }).first('count')).toEqual({ count: 12 });
  });

  it('refuses other bytes under the same key, and says so in the journal', async () => {
    const first = await core.deliver(sampleInvoice(), { keys: [key('b#0')] });
    await expect(core.deliver(sampleInvoice({ number: 'R-2' }), { keys: [key('b#0')] })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect((await readJournal(db, first.id)).map(({ code }) => code)).toEqual(['stored', 'keyReused']);
  });

  it('lets two organisations use the same key', async () => {
    const other = await createOrganisation(db, { name: 'Andere', email: null }, new Date());
    const [mine, theirs] = await Promise.all([
      core.deliver(sampleInvoice(), { keys: [key('c#0')] }),
      core.deliver(sampleInvoice(), { keys: [key('c#0')], organisationId: other }),
    ]);
    expect([mine.first, theirs.first, mine.id === theirs.id]).toEqual([true, true, false]);
  });

  it('does not let two senders use the same message id of the Peppol network for different messages', async () => {
    const other = await createOrganisation(db, { name: 'Andere', email: null }, new Date());
    const keys: IntakeKey[] = [{ kind: 'peppol-message', key: 'POP000001 m1', strict: true }];
    await core.deliver(sampleInvoice(), { keys, channel: 'peppol' });
    const second = core.deliver(sampleInvoice({ number: 'R-2' }), { keys, channel: 'peppol', organisationId: other });
    await expect(second).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('stores one invoice when the same key comes ten times in the same moment, and gives all ten the same answer', async () => {
    const invoices = await count('invoice');
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => core.deliver(sampleInvoice({ number: 'R-3' }), { keys: [key('d#0')] })),
    );
    expect(new Set(receipts.map(({ id, receivedAt }) => `${id} ${receivedAt.toISOString()}`)).size).toBe(1);
    expect(receipts.filter(({ first }) => first)).toHaveLength(1);
    expect(await count('invoice')).toBe(invoices + 1);
  });

  it('knows a delivery by either of two keys, in whatever order they come', async () => {
    const pair = (message: string, instance: string): IntakeKey[] => [
      { kind: 'peppol-message', key: message, strict: true },
      { kind: 'peppol-instance', key: instance, strict: true },
    ];
    const receipts = await Promise.all([
      core.deliver(sampleInvoice(), { keys: pair('m2', 'i2'), channel: 'peppol' }),
      core.deliver(sampleInvoice(), { keys: pair('m2', 'i2').reverse(), channel: 'peppol' }),
    ]);
    const resent = await core.deliver(sampleInvoice(), { keys: pair('m3', 'i2'), channel: 'peppol' });
    expect(new Set([...receipts, resent].map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'UPLOAD_EMPTY'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'FILE_PDF'],
    ['a ZIP', Buffer.from('PK\x03\x04'), 'FILE_ZIP'],
    ['a web page', Buffer.from('<!DOCTYPE html><html></html>'), 'FILE_HTML'],
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), 'FILE_OTHER'],
  ])('refuses %s at the door: not stored, but journaled by its checksum', async (_what, bytes, code) => {
    const before = [await count('content'), await count('invoice'), await count('journal')];
    await expect(core.deliver(bytes)).rejects.toMatchObject({ code });
    expect([await count('content'), await count('invoice'), await count('journal')]).toEqual([
      before[0],
      before[1],
      (before[2] ?? 0) + 1,
    ]);
  });

  it('refuses what is larger than the limit', async () => {
    const { invoiceBytes } = core.config.limits;
    const bytes = Buffer.alloc(invoiceBytes + 1, '<');
    await expect(core.deliver(bytes)).rejects.toMatchObject({
      code: 'UPLOAD_TOO_LARGE',
      facts: { limit: invoiceBytes },
    });
  });

  it('takes what is just as large as the limit', async () => {
    const bytes = Buffer.alloc(core.config.limits.invoiceBytes, '<');
    const receipt = await core.deliver(bytes);
    expect((await readContent(db, receipt.sha256)).length).toBe(bytes.length);
  });
});
