import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { startAuthority } from '../../support/certificateAuthority.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { startSmtpServer, type SmtpServerOptions } from '../../support/smtpServer.ts';
import { startOutboxAlone } from './startOutboxAlone.ts';

const ours = startAuthority();
const foreign = startAuthority();
const before = getCACertificates('default');
setDefaultCACertificates([...before, ours.certificate]);
atEnd(() => setDefaultCACertificates(before));

const here = 'IP:127.0.0.1';
const good = ours.issue(here);
const unknown = foreign.issue(here);
const expired = ours.issue(here, -1);
const otherName = ours.issue('DNS:mail.example.org');

type Server = { readonly port: number; stop(): Promise<void>; tookMail(): boolean };

/** A whole mail server with this certificate, or without one. */
async function whole(tls?: SmtpServerOptions['tls']): Promise<Server> {
  const smtp = await startSmtpServer(tls ? { tls } : {});
  return { port: smtp.port, stop: smtp.stop, tookMail: () => smtp.reached('mail') > 0 };
}

/** A server that gets no further than STARTTLS, which it offers; it notes whether anybody speaks of mail in the clear. */
async function broken(onStartTls: (socket: Socket) => void): Promise<Server> {
  let heardMail = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.write('220 mail.example.org ESMTP\r\n');
    socket.on('data', (data) => {
      const command = data.toString('latin1');
      if (/^(MAIL|RCPT|DATA|AUTH)/im.test(command)) heardMail = true;
      if (/^EHLO/i.test(command)) socket.write('250-mail.example.org\r\n250 STARTTLS\r\n');
      else if (/^STARTTLS/i.test(command)) onStartTls(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((closed) => server.close(closed));
  };
  atEnd(stop);
  return { port: (server.address() as AddressInfo).port, stop, tookMail: () => heardMail };
}

const go = '220 2.0.0 go ahead\r\n';
/** deadline: of one attempt, in milliseconds; where the server says something, it must not run out first. */
const faults: Record<string, { start(): Promise<Server>; says: RegExp; deadline?: number }> = {
  'has a certificate that nobody vouches for': {
    start: () => whole(unknown),
    says: /unable to verify|self.signed|issuer/i,
  },
  'has a certificate that has expired': { start: () => whole(expired), says: /certificate has expired/ },
  'has a certificate of another name': {
    start: () => whole(otherName),
    says: /does not match certificate|not in the cert/,
  },
  'offers no STARTTLS': { start: () => whole(), says: /STARTTLS|50[02]/ },
  'offers STARTTLS and refuses it': {
    start: () => broken((socket) => socket.write('454 4.7.0 TLS is not available just now\r\n')),
    says: /454 4\.7\.0 TLS is not available just now/,
  },
  'cuts the connection in the handshake': {
    start: () => broken((socket) => socket.end(go, () => socket.destroy())),
    says: /ECONNRESET|ESOCKET|ECONNECTION|ETLS|closed|disconnected/i,
  },
  'answers the handshake with something else': {
    start: () => broken((socket) => socket.write(`${go}220 that is no TLS at all\r\n`)),
    says: /ETLS|ESOCKET|SSL|TLS/,
  },
  'falls silent in the handshake': {
    start: () => broken((socket) => socket.write(go)),
    says: /abort/i,
    deadline: 2_000,
  },
};

describe('a mail server that', async () => {
  const outbox = await startOutboxAlone();
  let number = 0;

  describe.each(Object.entries(faults))('%s', (_name, { start, says, deadline = 60_000 }) => {
    it('gets no message in the clear where TLS is required; its words are kept, and once it is mended the message goes out', async () => {
      const id = `<required-${(number += 1)}@land.example>`;
      const server = await start();
      const url = `smtp://127.0.0.1:${server.port}?tls=required`;
      const sender = outbox.send(url, { deadline });
      await outbox.put(id);
      const row = await outbox.waitFor(id, 2);
      expect(row.state).toBe('waiting');
      expect(row.last_words).toMatch(says);
      expect(server.tookMail()).toBe(false);
      await server.stop();
      const mended = await startSmtpServer({ tls: good, port: server.port });
      expect(await outbox.waitFor(id)).toMatchObject({ state: 'sent' });
      await sender.stop();
      expect(mended.mails.map(({ messageId, secure }) => [messageId, secure])).toEqual([[id, true]]);
      await mended.stop();
    });
  });

  it('speaks TLS from the first byte must prove who it is, too (smtps://)', async () => {
    for (const tls of [unknown, expired, otherName]) {
      const id = `<smtps-${(number += 1)}@land.example>`;
      const server = await startSmtpServer({ tls: { ...tls, implicit: true } });
      const sender = outbox.send(server.url);
      await outbox.put(id);
      expect(await outbox.waitFor(id, 2)).toMatchObject({ state: 'waiting' });
      expect(server.reached('mail')).toBe(0);
      await server.stop();
      await startSmtpServer({ tls: { ...good, implicit: true }, port: server.port });
      expect(await outbox.waitFor(id)).toMatchObject({ state: 'sent' });
      await sender.stop();
    }
  });

  it('offers STARTTLS where it is not required: encrypted even without a certificate that holds, and never in the clear when it fails', async () => {
    const server = await startSmtpServer({ tls: unknown });
    const first = outbox.send(server.url);
    await outbox.put('<chance@land.example>');
    await outbox.waitFor('<chance@land.example>');
    await first.stop();
    expect(server.mails.map(({ secure }) => secure)).toEqual([true]);

    const refusing = await broken((socket) => socket.write('454 4.7.0 TLS is not available just now\r\n'));
    const second = outbox.send(`smtp://127.0.0.1:${refusing.port}`);
    await outbox.put('<refused@land.example>');
    const row = await outbox.waitFor('<refused@land.example>', 2);
    await second.stop();
    expect(row.state).toBe('waiting');
    expect(row.last_words).toContain('454 4.7.0');
    expect(refusing.tookMail()).toBe(false);
  });
});
