import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { insertOutbox, rearmOutbox, settleOutbox, type OutboxRow } from '../../../server/db/outbox.ts';
import { OUTBOX_TIMINGS, runOutbox, type OutboxTimings } from '../../../server/mail/runOutbox.ts';
import { smtpTransport } from '../../../server/mail/smtpTransport.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';

const later = '450 4.2.1 later';

describe('a message in the outbox', async () => {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const dataDir = await temporaryFolder();
  const log = pino({ level: 'silent' });
  const database = await openDatabase({ databaseUrl, dataDir }, log);
  atEnd(() => database.close());
  const { db } = database;
  const smtp = await startSmtpServer();

  /** Sends until stopped; `ends` fills with how messages ended. */
  const send = (timings: Partial<OutboxTimings>, clock = { now: () => new Date() }) => {
    const ends: string[] = [];
    const ctx = { db, log, clock };
    const settle = async (row: OutboxRow, { end, reply }: { end: string; reply: string }) => {
      const state = end === 'accepted' ? 'sent' : 'failed';
      await db.transaction((trx) => settleOutbox(trx, row.id, { state, lastWords: reply, at: new Date() }));
      ends.push(end);
    };
    const quick = { ...OUTBOX_TIMINGS, poll: 20, ...timings };
    const { stop } = runOutbox(ctx, smtpTransport(smtp.url), settle, quick);
    return { ends, stop };
  };

  const put = async (messageId: string): Promise<string> => {
    const mail = {
      kind: 'answer',
      invoiceId: null,
      recipient: 'a@amt.example',
      envelopeFrom: '',
      subject: 'x',
    } as const;
    const bytes = Buffer.from(`Message-ID: ${messageId}\r\n\r\nx\r\n`);
    await db.transaction((trx) => insertOutbox(trx, { ...mail, messageId, bytes }, new Date()));
    return (await rowOf(messageId)).id;
  };
  const rowOf = async (message_id: string): Promise<{ id: string; due_at: Date; attempts: number }> =>
    db('outbox').where({ message_id }).first('id', 'due_at', 'attempts');

  it('is given up after its attempts; when a person sends it again, it has all of them anew', async () => {
    smtp.always('rcpt', later);
    const { ends, stop } = send({ pauses: [10], mostAttempts: 3 });
    const id = await put('<patient@land.example>');
    await waitUntil('the end', () => ends.length === 1);
    expect(ends).toEqual(['givenUp']);
    expect(await rowOf('<patient@land.example>')).toMatchObject({ attempts: 3 });
    smtp.always('rcpt', 'accept');
    smtp.answer('rcpt', later, later);
    await db.transaction((trx) => rearmOutbox(trx, id, new Date()));
    await waitUntil('the second end', () => ends.length === 2);
    expect(ends).toEqual(['givenUp', 'accepted']);
    await stop();
  });

  it('that a stopping process cuts off is due at once, not after a pause', async () => {
    smtp.answer('body', 'silence');
    const { ends, stop } = send({ grace: 50, mostAttempts: 1 });
    await put('<cut@land.example>');
    await waitUntil('the server to fall silent', () => smtp.mails.some(({ messageId }) => messageId.includes('cut@')));
    await stop();
    expect(ends).toEqual([]);
    expect((await rowOf('<cut@land.example>')).due_at.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('that is being sent is nobody else’s, however far the clock jumps meanwhile', async () => {
    await db('outbox').delete();
    const reached = smtp.reached('body');
    smtp.answer('body', 'silence');
    let offset = 0;
    const clock = { now: () => new Date(Date.now() + offset) };
    const first = send({ grace: 50 }, clock);
    await put('<held@land.example>');
    await waitUntil('the server to fall silent', () => smtp.reached('body') === reached + 1);
    offset = 24 * 3_600_000;
    const others = [send({ poll: 10 }, clock), send({ poll: 10 }, clock)];
    // Whatever comes after it goes past it, many times over.
    for (const name of ['a', 'b', 'c', 'd']) await put(`<past-${name}@land.example>`);
    await waitUntil('the others', () => [first, ...others].flatMap(({ ends }) => ends).length === 4);
    const copies = () => smtp.mails.filter(({ messageId }) => messageId === '<held@land.example>').length;
    expect(copies()).toBe(1);
    for (const { stop } of [...others, first]) await stop();
    const last = send({}, clock);
    await waitUntil('the end', () => last.ends.length === 1);
    await last.stop();
    expect(copies()).toBe(2);
  });

  it('that a killed process has left lying is taken over once its lease has run out', async () => {
    await put('<left@land.example>');
    await db('outbox')
      .where({ message_id: '<left@land.example>' })
      .update({ leased_by: 'somebody who was killed', leased_until: new Date(Date.now() + 86_400_000), attempts: 1 });
    const { ends, stop } = send({ lease: 200 });
    await waitUntil('the end', () => ends.length === 1);
    await stop();
    expect(await rowOf('<left@land.example>')).toMatchObject({ attempts: 2 });
  });
});
