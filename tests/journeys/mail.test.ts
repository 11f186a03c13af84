import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import nodemailer from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { demoServer } from '../server/http/demoServer.ts';
import { message, multipart, text, xml } from '../server/mailIn/message.ts';
import { sampleInvoice } from '../server/sampleInvoice.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** The first check loads the rules: a limit against hanging. */
const PATIENCE_MS = 100_000;

describe('an invoice by mail, from a stranger to the authority and back', async () => {
  const server = await demoServer();
  const [authority] = server.demo.authorities;
  if (!authority) throw new Error('a demo without authorities');
  const [, port, mailbox] = /incoming mail: smtp:\/\/127\.0\.0\.1:(\d+) (\S+)/.exec(server.output()) ?? [];
  const outbox = join(server.dataDir, 'outbox');

  const send = (...numbers: string[]) => {
    const parts = numbers.map((number) =>
      xml(sampleInvoice({ number, leitwegId: authority.leitwegId }), `${number}.xml`),
    );
    const raw = message({ body: multipart('mixed', [text(), ...parts]) });
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: Number(port), ignoreTLS: true });
    return transport.sendMail({ envelope: { from: 'erika@absender.example', to: [mailbox ?? ''] }, raw });
  };
  const mailTo = (to: string, subject: string): Promise<ParsedMail> =>
    waitUntil(
      `a mail to ${to}: ${subject}`,
      async () => {
        for (const name of readdirSync(outbox).filter((each) => each.endsWith('.eml'))) {
          const parsed = await simpleParser(readFileSync(join(outbox, name)));
          const [address] = Array.isArray(parsed.to) ? parsed.to : [parsed.to];
          if (address?.text === to && parsed.subject?.includes(subject)) return parsed;
        }
        return null;
      },
      PATIENCE_MS,
    );
  const linkIn = (mail: ParsedMail) => /http:\S+\/r\/[\w-]{43}/.exec(mail.text ?? '')?.[0] ?? 'no link';
  const page = async (url: string, init?: RequestInit) => (await fetch(url, init)).text();
  const post = (url: string, form: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(form) });

  it('the sender sees by the link in the answer how it stands, without an account', async () => {
    await send('J-1');
    const url = linkIn(await mailTo('erika@absender.example', 'J-1: übergeben'));
    const shown = await page(url);
    expect(shown).toContain('<h1>Rechnung J-1</h1>');
    expect(shown).toContain('Muster &amp; Söhne GmbH');
    expect(shown).not.toContain('<form');
    const copy = await fetch(`${url}?file=pdf`);
    expect([copy.status, copy.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await post(url, { kind: 'confirm' })).status).toBe(404);
    expect((await fetch(`${url.slice(0, -1)}_`)).status).toBe(404);
  });

  it('the authority confirms by its link; looking changes nothing', async () => {
    await send('J-2');
    await mailTo('erika@absender.example', 'J-2: übergeben');
    const url = linkIn(await mailTo(authority.deliverTo, 'J-2'));
    const shown = await page(url);
    expect(shown).toContain('Empfang bestätigen');
    await fetch(url, { method: 'HEAD' });
    expect(await page(url)).toContain('übergeben');
    expect(await (await post(url, { kind: 'confirm' })).text()).toContain('Danke.');
    const again = await page(url);
    expect(again).toContain('vom Empfänger bestätigt');
    expect(again).not.toContain('<form');
    await mailTo('erika@absender.example', 'Bestätigt: Rechnung J-2');
    expect((await post(url, { kind: 'refuse', reason: 'doch nicht' })).status).toBe(409);
  });

  it('the authority refuses with a reason, which the sender reads', async () => {
    await send('J-3');
    await mailTo('erika@absender.example', 'J-3: übergeben');
    const url = linkIn(await mailTo(authority.deliverTo, 'J-3'));
    expect((await post(url, { kind: 'refuse', reason: '' })).status).toBe(400);
    await post(url, { kind: 'refuse', reason: 'Diese Bestellung gibt es nicht.' });
    expect((await mailTo('erika@absender.example', 'Zurückgewiesen: Rechnung J-3')).text).toContain(
      'Diese Bestellung gibt es nicht.',
    );
  });
});
