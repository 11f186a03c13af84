import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { startSmtpServer, type TestSmtpServer } from './smtpServer.ts';

const mail = {
  from: 'a@sender.example',
  to: 'b@empfaenger.example',
  subject: 'Grüße',
  text: '.\n..\nEnde',
  messageId: '<1@sender.example>',
};

const send = (server: TestSmtpServer) =>
  createTransport({ url: server.url, socketTimeout: 500 } as never)
    .sendMail(mail)
    .then(
      () => 'sent',
      (error: unknown) => {
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        return responseCode ?? code;
      },
    );

describe('the SMTP server of the tests', () => {
  it('keeps the bytes and the envelope of a mail', async () => {
    const server = await startSmtpServer();
    expect(await send(server)).toBe('sent');
    const [received] = await server.waitForMails(1);
    expect(received).toMatchObject({ from: mail.from, to: [mail.to], messageId: mail.messageId, answered: true });
    expect(received?.raw.toString()).toContain('\r\n.\r\n..\r\nEnde');
  });

  it.each(['connect', 'mail', 'rcpt', 'body'] as const)('refuses once at the stage %s, then accepts', async (stage) => {
    const server = await startSmtpServer();
    server.answer(stage, '451 4.7.1 later', '554 5.7.1 never');
    expect([await send(server), await send(server), await send(server)]).toEqual([451, 554, 'sent']);
    expect(server.reached(stage)).toBe(3);
    expect(server.mails).toHaveLength(1);
  });

  it('takes a mail and cuts the connection instead of answering', async () => {
    const server = await startSmtpServer();
    server.answer('body', 'cut');
    expect(await send(server)).not.toBe('sent');
    expect(server.mails).toMatchObject([{ answered: false }]);
  });

  it('takes a mail and stays silent', async () => {
    const server = await startSmtpServer();
    server.answer('body', 'silence');
    expect(await send(server)).toBe('ETIMEDOUT');
    expect(server.mails).toMatchObject([{ answered: false }]);
  });
});
