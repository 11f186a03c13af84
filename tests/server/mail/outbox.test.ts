import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { listOutboxOfInvoice } from '../../../server/db/outbox.ts';
import { readContent } from '../../../server/db/readContent.ts';
import { startOutbox } from '../../../server/jobs/startOutbox.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore, type Core } from '../startCore.ts';

const handover = async (core: Core, id: string) => {
  const row = (await listOutboxOfInvoice(core.ctx.db, id)).find(({ kind }) => kind === 'invoice');
  if (!row) throw new Error('no handover');
  return row;
};

describe('the outbox', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({
    smtpUrl: smtp.url,
    supplierEmail: null,
    outbox: { deadline: 1500, pauses: [20, 20, 20] },
  });
  const toAuthority = (number: string) =>
    smtp.mails.filter(({ to, raw }) => to.includes('rechnung@amt.example') && raw.includes(number));

  it('tries again after a 4xx, with the same bytes, and keeps the last words of the server', async () => {
    smtp.always('rcpt', '451 4.3.0 mailbox busy');
    const { id } = await core.deliver(sampleInvoice({ number: 'O-1' }));
    await core.waitFor(id, 'exporting');
    await waitUntil('three attempts', async () => (await handover(core, id)).attempts >= 3);
    expect((await handover(core, id)).lastWords).toContain('mailbox busy');
    smtp.always('rcpt', 'accept');
    await core.waitFor(id, 'exported');
    const row = await handover(core, id);
    expect(row).toMatchObject({ state: 'sent' });
    const sent = toAuthority('O-1');
    expect(sent.map(({ messageId }) => messageId)).toEqual([`<${id}.1@land.example>`]);
    expect(sent[0]?.raw.equals(await readContent(core.ctx.db, row.contentSha256))).toBe(true);
  });

  it('takes a 5xx about the message as final', async () => {
    smtp.answer('body', '554 5.6.0 no thanks');
    const { id } = await core.deliver(sampleInvoice({ number: 'O-2' }));
    await core.waitFor(id, 'undeliverable');
    expect(await handover(core, id)).toMatchObject({ state: 'failed', attempts: 1 });
  });

  it('goes on trying while the server refuses us, not the message', async () => {
    smtp.answer('connect', '554 5.3.2 not now', '554 5.3.2 not now');
    const { id } = await core.deliver(sampleInvoice({ number: 'O-3' }));
    await core.waitFor(id, 'exported');
    expect(await handover(core, id)).toMatchObject({ state: 'sent', attempts: 3 });
  });

  it.each(['connect', 'rcpt', 'body'] as const)(
    'lets go of a server that falls silent at %s and comes again',
    async (stage) => {
      smtp.answer(stage, 'silence');
      const { id } = await core.deliver(sampleInvoice({ number: `O-silent-${stage}` }));
      await core.waitFor(id, 'exported');
      expect(await handover(core, id)).toMatchObject({ state: 'sent', attempts: 2 });
    },
  );

  it('sends the same message again when the connection is cut after the last byte: two copies, one Message-ID, equal bytes', async () => {
    smtp.answer('body', 'cut');
    const { id } = await core.deliver(sampleInvoice({ number: 'O-4' }));
    await core.waitFor(id, 'exported');
    const copies = toAuthority('O-4');
    expect(copies).toHaveLength(2);
    expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(1);
    expect(copies[0]?.raw.equals(copies[1]?.raw ?? Buffer.alloc(0))).toBe(true);
  });

  it('is shared by several processes: every message goes once', async () => {
    const receipts = [];
    const second = await startOutbox(core.ctx, { poll: 20 });
    for (let index = 0; index < 20; index += 1)
      receipts.push(await core.deliver(sampleInvoice({ number: `P-${index}.` })));
    for (const { id } of receipts) await core.waitFor(id, 'exported');
    await second.stop();
    for (let index = 0; index < 20; index += 1) expect(toAuthority(`P-${index}.`)).toHaveLength(1);
  });

  it('carries an attachment name and a subject that survive umlauts', async () => {
    const { id } = await core.deliver(sampleInvoice({ number: 'Ä/ß 7', seller: 'Öl & Gas "Süd" GmbH' }));
    await core.waitFor(id, 'exported');
    const mail = await simpleParser(toAuthority(id)[0]?.raw ?? '');
    expect(mail.subject).toBe('E-Rechnung Ä/ß 7 von Öl & Gas "Süd" GmbH');
    expect(mail.attachments[0]?.filename).toMatch(/^991-33333TEST-33_Ae-ss-7_20261124_[0-9a-f]{8}\.xml$/);
    expect(mail.text).toContain('XRechnung');
  });
});

describe('after days without success', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({ smtpUrl: smtp.url, outbox: { pauses: [20], mostAttempts: 3 } });

  it('a message is given up and the supplier is told', async () => {
    smtp.always('rcpt', '450 4.2.1 later');
    const { id } = await core.deliver();
    expect(await core.waitFor(id, 'undeliverable')).toMatchObject({ reason: 'MAIL_GIVEN_UP' });
  });
});

describe('TLS', async () => {
  const login = { user: 'weg', password: 'geheim' };

  it('a login goes out only over TLS with a certificate that holds: here none is offered', async () => {
    // 0.0.0.0 is this machine, but not a loopback name: treated like any server in the network.
    const smtp = await startSmtpServer({ login });
    const core = await startCore({ smtpUrl: smtp.url.replace('127.0.0.1', '0.0.0.0'), outbox: { pauses: [20] } });
    const { id } = await core.deliver();
    await core.waitFor(id, 'exporting');
    await waitUntil('two attempts', async () => (await handover(core, id)).attempts >= 2);
    expect(smtp.reached('auth')).toBe(0);
    expect(smtp.mails).toEqual([]);
  });

  it('over loopback a login needs none', async () => {
    const smtp = await startSmtpServer({ login });
    const core = await startCore({ smtpUrl: smtp.url });
    const { id } = await core.deliver();
    await core.waitFor(id, 'exported');
    expect(smtp.mails[0]).toMatchObject({ user: 'weg' });
  });
});

describe('without a mail server', async () => {
  const core = await startCore({ supplierEmail: null });

  it('messages become files, named by their Message-ID, holding the very bytes', async () => {
    const { id } = await core.deliver();
    await core.waitFor(id, 'exported');
    const row = await handover(core, id);
    const folder = join(core.config.dataDir, 'outbox');
    expect(readdirSync(folder)).toContain(`${id}.1@land.example.eml`);
    expect(
      readFileSync(join(folder, `${id}.1@land.example.eml`)).equals(await readContent(core.ctx.db, row.contentSha256)),
    ).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
