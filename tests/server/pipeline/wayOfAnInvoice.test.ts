import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { sealJournal } from '../../../server/journal/sealJournal.ts';
import { verifyJournal } from '../../../server/journal/verifyJournal.ts';
import { decide } from '../../../server/pipeline/decide.ts';
import { readJournal } from '../../../server/db/readJournal.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore } from '../startCore.ts';

describe('an invoice that is delivered', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({ smtpUrl: smtp.url });

  it('is checked, routed and mailed to the authority, byte for byte, and its supplier hears back', async () => {
    const bytes = sampleInvoice({ number: 'R-2026/17' });
    const receipt = await core.deliver(bytes);
    expect(receipt).toMatchObject({ state: 'received', first: true });
    const invoice = await core.waitFor(receipt.id, 'exported');
    expect(invoice).toMatchObject({
      number: 'R-2026/17',
      leitwegId: '991-33333TEST-33',
      authorityId: core.authorityId,
    });

    const mails = await smtp.waitForMails(2);
    const handover = mails.find(({ to }) => to.includes('rechnung@amt.example'));
    const parsed = await simpleParser(handover?.raw ?? '');
    const name = `991-33333TEST-33_R-2026-17_20261124_${invoice.id.slice(-8)}`;
    expect(parsed.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      [`${name}.xml`, 'application/xml'],
      [`${name}_ansicht.pdf`, 'application/pdf'],
      [`${name}_pruefbericht.pdf`, 'application/pdf'],
    ]);
    for (const { content } of parsed.attachments.slice(1)) expect(content.toString('latin1')).toMatch(/^%PDF-1\.7/);
    expect(parsed.attachments[0]?.content.equals(bytes)).toBe(true);
    expect(parsed.text).toContain(receipt.sha256);
    expect(mails.find(({ to }) => to.includes('buchhaltung@lieferant.example'))?.from).toBe('');

    const way = (await readJournal(core.ctx.db, receipt.id)).map(({ code, to }) => [code, to]);
    expect(way).toEqual([
      ['stored', 'received'],
      ['checkedValid', 'valid'],
      ['addressed', 'addressed'],
      ['handedToMail', 'exporting'],
      ['accepted', 'exported'],
    ]);
  });
});

describe('with a single connection to the database', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({ smtpUrl: smtp.url, pool: { max: 1 } });

  it('an invoice still goes all the way: nothing inside a transaction asks past it, which on the embedded database would wait for ever', async () => {
    const keys = [{ kind: 'sha256', key: 'one', strict: false }] as const;
    const first = await core.deliver(sampleInvoice({ number: 'ONE-1' }), { keys, channel: 'mail' });
    await core.waitFor(first.id, 'exported');
    expect(await core.deliver(sampleInvoice({ number: 'ONE-1' }), { keys, channel: 'mail' })).toMatchObject({
      id: first.id,
      first: false,
    });
    const second = await core.deliver(sampleInvoice({ number: 'ONE-1' }));
    expect(await core.waitFor(second.id, 'exported')).toMatchObject({ reason: 'ALREADY_DELIVERED' });
    const lost = await core.deliver(sampleInvoice({ leitwegId: 'x' }));
    await core.waitFor(lost.id, 'unroutable');
    const by = { role: 'admin', accountId: null, name: 'Erika Muster' } as const;
    await decide(core.ctx, { invoiceId: lost.id, name: 'assign', by, reason: null, authorityId: core.authorityId });
    await core.waitFor(lost.id, 'exported');
    await sealJournal(core.ctx.db);
    expect((await verifyJournal(core.ctx.db)).ok).toBe(true);
  });
});
