import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { startDebianSmtp } from '../../support/debianSmtp.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore } from '../startCore.ts';

describe('a mail server that nobody here wrote (OpenSMTPD)', async () => {
  const smtp = await startDebianSmtp(['rechnung@amt.example', 'buchhaltung@lieferant.example']);
  const core = await startCore({ smtpUrl: smtp.url });

  it('puts the document into the mailbox byte for byte, and takes the empty sender of answers', async () => {
    const bytes = sampleInvoice({ number: 'M-1' });
    const { id } = await core.deliver(bytes);
    await core.waitFor(id, 'exported');
    const [mail] = await smtp.waitForMails('rechnung@amt.example', 1);
    expect((await simpleParser(mail ?? '')).attachments[0]?.content.equals(bytes)).toBe(true);
    await smtp.waitForMails('buchhaltung@lieferant.example', 1);
  });

  it('refuses an unknown recipient for good', async () => {
    await core.ctx.db('authority').where({ id: core.authorityId }).update({ deliver_to: 'niemand@amt.example' });
    const { id } = await core.deliver(sampleInvoice({ number: 'M-2' }));
    expect(await core.waitFor(id, 'undeliverable')).toMatchObject({ reason: 'MAIL_REFUSED' });
  });
});
