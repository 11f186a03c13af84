import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { message, multipart, part, text } from './message.ts';
import { startMailIn } from './startMailIn.ts';

/** A report as Postfix writes it (RFC 3464). */
const report = (to: string, fields: Readonly<Record<string, string>>) =>
  message({
    from: 'MAILER-DAEMON@mx.amt.example',
    to,
    subject: 'Undelivered Mail Returned to Sender',
    headers: ['Auto-Submitted: auto-replied'],
    body: multipart('report; report-type=delivery-status', [
      text('Es tut uns leid.'),
      part(
        ['Content-Type: message/delivery-status'],
        `Reporting-MTA: dns; mx.amt.example\r\n\r\n${Object.entries(fields)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\r\n')}\r\n`,
      ),
    ]),
  });

const full = {
  'Final-Recipient': 'rfc822; rechnung@amt.example',
  Action: 'failed',
  Status: '5.2.2',
  'Diagnostic-Code': 'smtp; 552 5.2.2 Postfach voll\r\n  seit gestern',
};

describe('a handover that comes back', async () => {
  const mail = await startMailIn({ env: { BOUNCE_DOMAIN: 'rueck.land.example' } });
  const { core, out } = mail;
  const exported = async (number: string) => {
    const { id } = await core.deliver(sampleInvoice({ number }));
    await core.waitFor(id, 'exported');
    const sent = await waitUntil('the handover', () =>
      out.mails.find(({ to, raw }) => to[0] === 'rechnung@amt.example' && raw.includes(number)),
    );
    return { id, sender: sent.from };
  };
  const answerAbout = (number: string, words: string) =>
    waitUntil('the answer', async () => {
      for (const { to, raw } of out.mails.filter((each) => each.raw.includes(number))) {
        const { subject = '', text: body = '' } = await simpleParser(raw);
        if (to[0] === 'buchhaltung@lieferant.example' && subject.includes(words)) return body;
      }
      return null;
    });

  it('has a sender of its own, which says nothing of the invoice', async () => {
    const [first, second] = [await exported('Z-1'), await exported('Z-2')];
    expect(first.sender).toMatch(/^bounce\+[0-9a-f]{32}@rueck\.land\.example$/);
    expect(second.sender).not.toBe(first.sender);
  });

  it('makes the invoice undeliverable with the words of the server, and the supplier is told', async () => {
    const { id, sender } = await exported('Z-3');
    await mail.send(report(sender, full), { from: '', to: sender });
    expect(await core.waitFor(id, 'undeliverable')).toMatchObject({ reason: 'MAIL_BOUNCED' });
    expect(await answerAbout('Z-3', 'Nicht zugestellt')).toContain('552 5.2.2 Postfach voll seit gestern');
    const row = await core.ctx
      .db('outbox')
      .where({ envelope_from: sender })
      .first<{ last_words: string }>('last_words');
    expect(row?.last_words).toContain('5.2.2');
  });

  it('that is only delayed is waited for', async () => {
    const { id, sender } = await exported('Z-4');
    const raw = report(sender, { ...full, Action: 'delayed', Status: '4.4.1' });
    await mail.send(raw, { from: '', to: sender });
    expect(await mail.opened(raw)).toMatchObject({ state: 'silent', reason: 'delayed' });
    expect((await core.invoice(id)).state).toBe('exported');
  });

  it.each([
    [
      'an out-of-office note',
      (to: string) => message({ to, headers: ['Auto-Submitted: auto-replied'], body: text('bin im Urlaub') }),
      'notice',
    ],
    ['a report of success', (to: string) => report(to, { ...full, Action: 'delivered', Status: '2.0.0' }), 'notice'],
  ])('is not what %s says', async (what, write, reason) => {
    const { id, sender } = await exported(`Z-${what.length}`);
    const raw = write(sender);
    await mail.send(raw, { from: '', to: sender });
    expect(await mail.opened(raw)).toMatchObject({ state: 'silent', reason });
    expect((await core.invoice(id)).state).toBe('exported');
  });

  it('under a sender that nobody was given waits for a person, and moves nothing', async () => {
    const sender = `bounce+${'0'.repeat(32)}@rueck.land.example`;
    const raw = report(sender, full);
    await mail.send(raw, { from: '', to: sender });
    expect(await mail.opened(raw)).toMatchObject({ state: 'open', reason: 'bounceUnknown' });
  });

  it('twice is undeliverable once', async () => {
    const { id, sender } = await exported('Z-5');
    const [one, two] = [report(sender, full), report(sender, full)];
    await Promise.all([one, two].map((raw) => mail.send(raw, { from: '', to: sender })));
    await mail.opened(one);
    await mail.opened(two);
    expect(await core.ctx.db('journal').where({ invoice_id: id, code: 'bounced' })).toHaveLength(1);
  });
});
