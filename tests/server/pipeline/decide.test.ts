import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { listOutboxOfInvoice } from '../../../server/db/outbox.ts';
import { readJournal } from '../../../server/db/readJournal.ts';
import { decide } from '../../../server/pipeline/decide.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore } from '../startCore.ts';

const admin = { role: 'admin', accountId: null, name: 'Erika Muster' } as const;
const authority = { role: 'authority', accountId: null, name: 'Max Beispiel' } as const;
const supplier = { role: 'supplier', accountId: null, name: 'Lieferant' } as const;

describe('people decide:', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({ smtpUrl: smtp.url });
  const sentTo = (address: string, id: string) =>
    smtp.mails.filter(({ to, raw }) => to.includes(address) && raw.includes(id));

  it('an unroutable invoice is assigned by hand and goes its way; name and reason stand in the journal', async () => {
    const { id } = await core.deliver(sampleInvoice({ leitwegId: '991-33333TEST-34' }));
    await core.waitFor(id, 'unroutable');
    await decide(core.ctx, {
      invoiceId: id,
      name: 'assign',
      by: admin,
      reason: 'Tippfehler',
      authorityId: core.authorityId,
    });
    expect(await core.waitFor(id, 'exported')).toMatchObject({ leitwegId: '991-33333TEST-33', reason: null });
    const row = (await readJournal(core.ctx.db, id)).find(({ code }) => code === 'assigned');
    expect(row).toMatchObject({ actor: 'admin', personal: { name: 'Erika Muster', reason: 'Tippfehler' } });
  });

  it('nobody assigns to an authority that does not exist', async () => {
    const { id } = await core.deliver(sampleInvoice({ leitwegId: 'x', number: 'D-1' }));
    await core.waitFor(id, 'unroutable');
    const decision = { invoiceId: id, name: 'assign', by: admin, reason: 'x', authorityId: id } as const;
    await expect(decide(core.ctx, decision)).rejects.toMatchObject({ code: 'AUTHORITY_UNKNOWN' });
  });

  it('a supplier withdraws their unroutable invoice, once', async () => {
    const { id } = await core.deliver(sampleInvoice({ leitwegId: 'x', number: 'D-2' }));
    await core.waitFor(id, 'unroutable');
    const withdraw = () => decide(core.ctx, { invoiceId: id, name: 'withdraw', by: supplier, reason: 'falsch' });
    const results = await Promise.allSettled([withdraw(), withdraw()]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await core.invoice(id)).toMatchObject({ state: 'withdrawn' });
    expect((await core.invoice(id)).doneAt).not.toBeNull();
  });

  it('nobody withdraws what the machine is working on, or what is final', async () => {
    const { id } = await core.deliver(sampleInvoice({ leitwegId: null }));
    await core.waitFor(id, 'rejected');
    const decision = { invoiceId: id, name: 'withdraw', by: admin, reason: 'x' } as const;
    await expect(decide(core.ctx, decision)).rejects.toMatchObject({
      code: 'STATE_CHANGED',
      facts: { state: 'rejected' },
    });
  });

  it('an authority refuses an invoice with its reason, and the supplier reads it', async () => {
    const { id } = await core.deliver(sampleInvoice({ number: 'D-3' }));
    await core.waitFor(id, 'exported');
    await decide(core.ctx, { invoiceId: id, name: 'refuse', by: authority, reason: 'Bestellnummer fehlt' });
    expect(await core.invoice(id)).toMatchObject({ state: 'refused' });
    const mail = await waitUntil('the answer', () => sentTo('buchhaltung@lieferant.example', id).at(1));
    expect((await simpleParser(mail.raw)).text).toContain('Bestellnummer fehlt');
  });

  it('an authority confirms while our own bookkeeping still waits for the server: the mail does not go again', async () => {
    smtp.answer('body', 'cut');
    const { id } = await core.deliver(sampleInvoice({ number: 'D-4' }));
    await core.waitFor(id, 'exporting', 'exported');
    await decide(core.ctx, { invoiceId: id, name: 'confirm', by: authority, reason: null });
    expect((await core.invoice(id)).state).toBe('confirmed');
    const rows = (await listOutboxOfInvoice(core.ctx.db, id)).filter(({ kind }) => kind === 'invoice');
    expect(rows).toMatchObject([{ state: 'sent' }]);
  });

  it('sending again to the same address is the same message; to another one a Zweitschrift that refers to it', async () => {
    smtp.always('rcpt', '550 5.1.1 no such user');
    const { id } = await core.deliver(sampleInvoice({ number: 'D-5' }));
    await core.waitFor(id, 'undeliverable');
    await decide(core.ctx, { invoiceId: id, name: 'resend', by: admin, reason: null });
    await waitUntil('two refusals', async () => {
      const codes = (await readJournal(core.ctx.db, id)).map(({ code }) => code);
      return codes.filter((code) => code === 'refusedByServer').length === 2;
    });
    expect((await listOutboxOfInvoice(core.ctx.db, id)).filter(({ kind }) => kind === 'invoice')).toHaveLength(1);

    smtp.always('rcpt', 'accept');
    await core.ctx.db('authority').where({ id: core.authorityId }).update({ deliver_to: 'neu@amt.example' });
    await decide(core.ctx, { invoiceId: id, name: 'resend', by: admin, reason: null });
    await core.waitFor(id, 'exported');
    const mail = await simpleParser(sentTo('neu@amt.example', id)[0]?.raw ?? '');
    expect(mail.subject).toBe('Zweitschrift: E-Rechnung D-5 von Muster & Söhne GmbH');
    expect(mail.references).toBe(`<${id}.1@land.example>`);
    expect(mail.messageId).toBe(`<${id}.2@land.example>`);
  });

  it('a bounce makes a delivered invoice undeliverable', async () => {
    const { id } = await core.deliver(sampleInvoice({ number: 'D-6' }));
    await core.waitFor(id, 'exported');
    await decide(core.ctx, {
      invoiceId: id,
      name: 'bounce',
      by: { role: 'system', accountId: null, name: 'DSN' },
      reason: null,
    });
    expect(await core.invoice(id)).toMatchObject({ state: 'undeliverable', reason: 'MAIL_BOUNCED' });
  });
});
