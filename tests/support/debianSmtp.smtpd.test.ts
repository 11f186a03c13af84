import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { startDebianSmtp } from './debianSmtp.ts';

it("delivers into a maildir through Debian's mail server, and refuses whom it does not know", async () => {
  const server = await startDebianSmtp(['rechnung@behoerde.example', 'archiv@behoerde.example']);
  const transport = createTransport(server.url);
  await transport.sendMail({ from: 'a@b.example', to: 'rechnung@behoerde.example', subject: 'x', text: 'ein Text' });
  const [mail] = await server.waitForMails('rechnung@behoerde.example', 1);
  expect(mail?.toString()).toContain('ein Text');
  await expect(
    transport.sendMail({ from: 'a@b.example', to: 'niemand@behoerde.example', text: '' }),
  ).rejects.toMatchObject({ responseCode: 524 });
  expect(server.mailbox('archiv@behoerde.example')).toEqual([]);
});
