import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { createAccount } from '../../../server/db/createAccount.ts';
import { STRANGERS } from '../../../server/db/mails.ts';
import { reportOpenMails } from '../../../server/pipeline/reportOpenMails.ts';
import { pdfWith } from '../../support/pdfWith.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { base64, message, multipart, text, xml, type Written } from './message.ts';
import { mailDomain, nameServers } from './senders.ts';
import { startMailIn } from './startMailIn.ts';

const supplier = mailDomain('lieferant.example');
const open = mailDomain('offen.example', { spf: 'v=spf1 ip4:127.0.0.1 -all' });

/** A mail from the registered address of the sample supplier, or from whom is said. */
const mailWith = (parts: readonly Buffer[], more: Omit<Written, 'body'> = {}) =>
  message({ from: 'buchhaltung@lieferant.example', ...more, body: multipart('mixed', [text(), ...parts]) });
const valid = (number: string) => xml(sampleInvoice({ number }), `${number}.xml`);

describe('mail from outside', async () => {
  const mail = await startMailIn({
    demo: false,
    lookUp: nameServers(supplier.zone, open.zone),
    env: { ALERT_TO: 'wache@land.example' },
  });
  const { core } = mail;
  const invoicesOf = async (raw: Buffer) => {
    const { parts } = await mail.opened(raw);
    return Promise.all(parts.flatMap(({ invoiceId }) => (invoiceId ? [core.invoice(invoiceId)] : [])));
  };
  const journalOf = (id: string) =>
    core.ctx.db('journal').where({ invoice_id: id, code: 'stored' }).first<{ facts: Record<string, unknown> }>('facts');

  it('belongs to the organisation whose registered address has signed it (DKIM)', async () => {
    const raw = await supplier.sign(mailWith([valid('A-1')]));
    await mail.send(raw, { from: 'buchhaltung@lieferant.example' });
    const [invoice] = await invoicesOf(raw);
    expect(invoice?.organisationId).toBe(core.organisationId);
    expect((await journalOf(invoice?.id ?? ''))?.facts).toMatchObject({
      dkim: 'pass',
      fromProven: true,
      channel: 'mail',
    });
    await mail.answerTo(raw);
    await core.waitFor(invoice?.id ?? '', 'exported');
    const sent = mail.out.mails.find(({ to, raw: bytes }) => to[0] === 'rechnung@amt.example' && bytes.includes('A-1'));
    const { text: words } = await simpleParser(sent?.raw ?? '');
    expect(words).toContain('Vergleichen Sie vor dem Bezahlen die Bankverbindung');
    expect(words).not.toContain('gehört zu keinem Konto');
  });

  it.each([
    ['nobody has signed it', (raw: Buffer) => Promise.resolve(raw)],
    ['another domain has signed it', (raw: Buffer) => open.sign(raw)],
    ['the signature leaves the end of the body open', (raw: Buffer) => supplier.sign(raw, { maxBodyLength: 10 })],
    [
      'it was changed on the way',
      async (raw: Buffer) =>
        Buffer.from((await supplier.sign(raw)).toString('latin1').replace('anbei', 'dabei'), 'latin1'),
    ],
  ])('belongs to nobody when %s, and the authority is told', async (why, sign) => {
    const number = `B-${why.length}`;
    const raw = await sign(mailWith([valid(number)]));
    await mail.send(raw, { from: 'buchhaltung@lieferant.example' });
    const [invoice] = await invoicesOf(raw);
    expect(invoice?.organisationId).toBe(STRANGERS);
    expect(await mail.opened(raw)).toMatchObject({ state: 'open', reason: 'unproven', answerTo: null });
    await core.waitFor(invoice?.id ?? '', 'exported');
    const sent = mail.out.mails.find(
      ({ to, raw: bytes }) => to[0] === 'rechnung@amt.example' && bytes.includes(number),
    );
    expect((await simpleParser(sent?.raw ?? '')).text).toContain('gehört zu keinem Konto');
    expect(
      mail.out.mails.some(({ to, raw: bytes }) => to[0] !== 'rechnung@amt.example' && bytes.includes(number)),
    ).toBe(false);
  });

  it('of a stranger is taken and answered when SPF passes for the envelope', async () => {
    const raw = mailWith([valid('C-1')], { from: 'wer@offen.example' });
    await mail.send(raw, { from: 'wer@offen.example' });
    const [invoice] = await invoicesOf(raw);
    expect(invoice?.organisationId).toBe(STRANGERS);
    const { subject, text: words = '' } = await simpleParser(await mail.answerTo(raw));
    expect(subject).toBe('Ihre Rechnung C-1: übergeben');
    expect(words).toContain('Deren E-Mail-Server hat sie angenommen');
    expect(words).toContain('its e-mail server has accepted it');
  });

  it('of somebody who may sign in for an organisation belongs to it', async () => {
    await createAccount(
      core.ctx.db,
      {
        role: 'supplier',
        email: 'Erika@Offen.example',
        name: 'Erika',
        passwordHash: null,
        organisationId: core.organisationId,
      },
      core.ctx.clock.now(),
    );
    const raw = mailWith([valid('C-2')], { from: 'erika@offen.example' });
    await mail.send(raw, { from: 'erika@offen.example' });
    expect((await invoicesOf(raw))[0]?.organisationId).toBe(core.organisationId);
  });

  it('with several invoices gets one answer that lists each, with findings, report and links', async () => {
    const raw = await supplier.sign(
      mailWith([valid('D-1'), xml(sampleInvoice({ number: 'D-2', leitwegId: null }), 'D-2.xml'), valid('D-3')], {
        subject: 'Drei Rechnungen für Sie',
      }),
    );
    await mail.send(raw, { from: 'buchhaltung@lieferant.example' });
    const answer = await simpleParser(await mail.answerTo(raw));
    expect(answer.subject).toBe('Ihre Nachricht: 3 Rechnungen');
    expect(answer.text).toContain('Drei Rechnungen für Sie');
    for (const part of ['D-1', 'D-2', 'D-3', 'Rechnung 2 von 3: abgelehnt', 'BR-DE-15'])
      expect(answer.text).toContain(part);
    expect(answer.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf']);
    expect(new Set(answer.text?.match(/\/r\/[\w-]{43}/g)).size).toBe(3);
    expect(answer.headers.get('auto-submitted')).toBe('auto-replied');
    const states = (await invoicesOf(raw)).map(({ state }) => state);
    expect(states).toEqual(['exported', 'rejected', 'exported']);
    // nothing about each of them beside it
    const all = mail.out.mails.filter(
      ({ raw: bytes, to }) => to[0] !== 'rechnung@amt.example' && /D-[123]/.test(bytes.toString()),
    );
    expect(all).toHaveLength(1);
  });

  it('that comes twice, for instance because our reply got lost, is one mail with one answer', async () => {
    const raw = await supplier.sign(mailWith([valid('E-1')]));
    await Promise.all([1, 2].map(() => mail.send(raw, { from: 'buchhaltung@lieferant.example' })));
    await mail.answerTo(raw);
    expect(await mail.send(raw, { from: 'buchhaltung@lieferant.example' })).toContain('2.0.0');
    expect(await core.ctx.db('invoice').where({ number: 'E-1' })).toHaveLength(1);
    expect(await core.ctx.db('outbox').where({ kind: 'answer' }).whereLike('subject', '%E-1%')).toHaveLength(1);
  });

  it.each([
    ['an out-of-office note', { headers: ['Auto-Submitted: auto-replied'] }, 'automatic'],
    ['a note that suppresses answers', { headers: ['X-Auto-Response-Suppress: OOF, AutoReply'] }, 'automatic'],
    ['a list', { headers: ['List-Id: <alle.offen.example>'] }, 'list'],
    ['bulk mail', { headers: ['Precedence: bulk'] }, 'list'],
    ['a sender that nobody reads', { from: 'no-reply@offen.example' }, 'noReply'],
    ['ourselves', { headers: ['X-Rechnungsweg-Case: 1'] }, 'own'],
    ['a circle', { headers: Array.from({ length: 26 }, (_, hop) => `Received: from mx${hop}.example`) }, 'loop'],
  ])('from %s is never answered; with an invoice it waits for a person', async (_what, more, reason) => {
    const from = 'from' in more ? more.from : 'wer@offen.example';
    for (const parts of [[], [valid(`F-${reason}`)]]) {
      const raw = mailWith(parts, { from, ...more });
      await mail.send(raw, { from });
      const state = parts.length > 0 ? 'open' : 'silent';
      expect(await mail.opened(raw)).toMatchObject({ state, reason, answerTo: null });
    }
  });

  it('that cannot be answered is told to the administrators, once', async () => {
    const raw = mailWith([valid('O-1')], { from: 'no-reply@offen.example', subject: 'Nur einmal zu nennen' });
    await mail.send(raw, { from: 'no-reply@offen.example' });
    const told = async () => {
      const words = await Promise.all(
        mail.out.mails.filter(({ to }) => to[0] === 'wache@land.example').map(({ raw: bytes }) => simpleParser(bytes)),
      );
      return words.filter(({ text: body }) => body?.includes('Nur einmal zu nennen'));
    };
    const [letter] = await waitUntil('the letter', async () => ((await told()).length > 0 ? told() : null));
    expect(letter?.text).toContain('Die Adresse des Absenders liest niemand.');
    await reportOpenMails(core.ctx);
    expect(await told()).toHaveLength(1);
  });

  it('from the empty sender is never answered', async () => {
    const raw = mailWith([valid('G-1')], { from: 'wer@offen.example' });
    await mail.send(raw, { from: '' });
    expect(await mail.opened(raw)).toMatchObject({ state: 'open', reason: 'bounce', answerTo: null });
  });

  it('of a program that nobody can answer is answered to the registered address, if it is proven', async () => {
    const raw = await supplier.sign(mailWith([valid('H-1')], { headers: ['Auto-Submitted: auto-generated'] }));
    await mail.send(raw, { from: 'no-reply@lieferant.example' });
    expect(await mail.opened(raw)).toMatchObject({ answerTo: 'buchhaltung@lieferant.example', reason: null });
  });

  it('is answered to one stranger a hundred times a day at most', async () => {
    const pdf = base64(
      ['Content-Type: application/pdf', 'Content-Disposition: attachment; filename=r.pdf'],
      await pdfWith([]),
    );
    const mails = Array.from({ length: 101 }, () => mailWith([pdf], { from: 'viel@offen.example' }));
    for (const raw of mails) await mail.send(raw, { from: 'viel@offen.example' });
    const seen = await waitUntil('all to be opened', async () => {
      const rows = await core.ctx.db('mail').where({ header_from: 'viel@offen.example' }).whereNot({ state: 'kept' });
      return rows.length === mails.length ? (rows as { state: string; reason: string | null }[]) : null;
    });
    expect(seen.filter(({ state }) => state === 'open').map(({ reason }) => reason)).toEqual(['limit']);
  });

  it('for a mailbox that does not exist, or larger than allowed, is refused', async () => {
    await expect(mail.send(mailWith([]), { to: 'wer@land.example' })).rejects.toMatchObject({ responseCode: 550 });
    const large = mailWith([base64(['Content-Type: text/plain'], Buffer.alloc(core.config.limits.mailBytes))]);
    await expect(mail.send(large)).rejects.toMatchObject({ responseCode: 552 });
  });
});
