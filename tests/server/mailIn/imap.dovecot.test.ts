import { describe, expect, it } from 'vitest';
import { watchImap } from '../../../server/channels/mail/watchImap.ts';
import { startDebianDovecot } from '../../support/debianDovecot.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { message, multipart, text, xml } from './message.ts';
import { nameServers } from './senders.ts';
import { startMailIn } from './startMailIn.ts';

const DONE = 'Rechnungsweg erledigt';
const mailWith = (number: string, more: string | Buffer = '') =>
  message({ body: multipart('mixed', [text(), xml(sampleInvoice({ number }), `${number}.xml`), more]) });

describe("a mailbox on Debian's Dovecot", async () => {
  const imap = await startDebianDovecot();
  const quick = { poll: 1_000, pauses: [100] };
  const mail = await startMailIn({ env: { IMAP_URL: imap.url, MAIL_MIB: '1' }, imap: quick, lookUp: nameServers() });
  const { db } = mail.core.ctx;
  const invoices = (number: string) => db('invoice').where({ number });
  const moved = (count: number) =>
    waitUntil(`${count} mails to be moved`, async () => (await imap.count(DONE)) === count);

  it('is emptied: each mail is stored, then moved', async () => {
    const raws = [mailWith('I-1'), mailWith('I-2'), mailWith('I-3')];
    await imap.append(raws);
    await moved(3);
    expect(await imap.count()).toBe(0);
    for (const raw of raws) expect((await mail.opened(raw)).parts).toMatchObject([{ path: '2', note: null }]);
  });

  it('wakes us when a mail arrives, however long the next look is away', async () => {
    const patient = await startDebianDovecot();
    const reader = watchImap(mail.core.ctx, patient.url, { poll: 600_000 });
    await patient.append([mailWith('I-4')]);
    await waitUntil('the first', async () => (await patient.count(DONE)) === 1);
    await patient.append([mailWith('I-5')]);
    await waitUntil('the second', async () => (await patient.count(DONE)) === 2);
    await reader.stop();
    expect(await patient.count()).toBe(0);
  });

  it('that gets other UIDs, and a mail that was stored but not moved: nothing comes twice', async () => {
    const raw = mailWith('I-6');
    await imap.append([raw]);
    await moved(4);
    await mail.opened(raw);
    await imap.renew();
    await imap.append([raw, mailWith('I-7')]);
    await moved(6);
    await waitUntil('I-7', async () => (await invoices('I-7')).length === 1);
    expect(await invoices('I-6')).toHaveLength(1);
  });

  it('that is away for a while is read when it is back', async () => {
    await imap.append([mailWith('I-8')]);
    await moved(7);
    await imap.stop();
    await imap.again();
    await imap.append([mailWith('I-9')]);
    await moved(8);
    await waitUntil('I-9', async () => (await invoices('I-9')).length === 1);
    expect(await imap.count()).toBe(0);
  });

  it('with a mail that is too large leaves it to a person', async () => {
    await imap.append([mailWith('I-10', text('x'.repeat(1_100_000)))]);
    await waitUntil('it to be put aside', async () => (await imap.count('Rechnungsweg zu gross')) === 1);
    expect(await invoices('I-10')).toHaveLength(0);
  });

  it('is read by one of two readers at a time', async () => {
    const readers = [1, 2].map(() => watchImap(mail.core.ctx, imap.url, quick));
    const many = Array.from({ length: 10 }, (_, index) => mailWith(`I-2${index}`));
    await imap.append(many);
    await moved(18);
    await Promise.all(readers.map((reader) => reader.stop()));
    const leases = await db('lease').whereLike('name', 'imap %').select('name');
    expect(new Set(leases.map(({ name }: { name: string }) => name)).size).toBe(leases.length);
    expect(await db('mail').where({ source: 'imap' }).whereLike('mailbox', 'rechnung@%')).toHaveLength(19);
  });
});
