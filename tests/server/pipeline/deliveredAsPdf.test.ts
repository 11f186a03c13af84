import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../server/pipeline/receive.ts';
import { pdfWith } from '../../support/pdfWith.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { sha256 } from '../http/sha256.ts';
import { startCore } from '../startCore.ts';

describe('an invoice that comes as ZUGFeRD', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({ smtpUrl: smtp.url });
  const xml = sampleInvoice({ number: 'ZF-1' });
  const pdf = await pdfWith([{ name: 'factur-x.xml', content: xml }]);
  const deliver = (bytes: Uint8Array): Promise<Receipt> =>
    core.deliver(bytes, { keys: [{ kind: 'sha256', key: sha256(bytes), strict: false }], fileName: 'ZF-1.pdf' });

  it('is kept as received, checked by its XML, and handed over with both', async () => {
    const receipt = await deliver(pdf);
    expect(receipt.sha256).toBe(sha256(pdf));
    const invoice = await core.waitFor(receipt.id, 'exported');
    expect(invoice).toMatchObject({ number: 'ZF-1', documentSha256: sha256(xml), documentPath: 'factur-x.xml' });
    const mail = await waitUntil('the handover', () =>
      smtp.mails.find(({ to }) => to.includes('rechnung@amt.example')),
    );
    const { attachments } = await simpleParser(mail.raw);
    const [first, original] = attachments;
    expect(first?.content.equals(xml)).toBe(true);
    expect(original?.filename).toMatch(/_original\.pdf$/);
    expect(original?.content.equals(pdf)).toBe(true);
    expect(attachments).toHaveLength(4);
  });

  it('is a repeat, delivered once more', async () => {
    expect(await deliver(pdf)).toMatchObject({ first: false, sha256: sha256(pdf) });
  });

  it('is not handed over again when the same XML comes in another PDF, or by itself', async () => {
    const others = [await pdfWith([{ name: 'xrechnung.xml', content: xml }]), xml];
    for (const bytes of others) {
      const { id } = await deliver(bytes);
      expect(await core.waitFor(id, 'exported')).toMatchObject({ reason: 'ALREADY_DELIVERED' });
    }
  });

  it('is rejected by the check where its profile holds too little for an invoice, and its sender is told', async () => {
    const minimum = sampleInvoice({ number: 'ZF-2' })
      .toString()
      .replace(/(?<=<cbc:CustomizationID>)[^<]*/, 'urn:factur-x.eu:1p0:minimum');
    const { id } = await deliver(await pdfWith([{ name: 'factur-x.xml', content: minimum }]));
    await core.waitFor(id, 'rejected');
    const answer = await waitUntil('the answer', () =>
      smtp.mails.find(({ raw, from }) => from === '' && raw.includes(id)),
    );
    expect((await simpleParser(answer.raw)).text).toContain('MINIMUM');
  });

  it('is refused without XML; the refusal stands in the journal, the file nowhere', async () => {
    const empty = await pdfWith([]);
    await expect(deliver(empty)).rejects.toMatchObject({ code: 'FILE_PDF' });
    const journal = await core.ctx.db('journal').where({ code: 'refusedAtDoor' });
    expect(JSON.stringify(journal)).toContain(sha256(empty));
    expect(await core.ctx.db('content').where({ sha256: sha256(empty) })).toEqual([]);
  });
});
