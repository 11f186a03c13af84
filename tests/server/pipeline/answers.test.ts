import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../../server/db/readReport.ts';
import type { IntakeKey } from '../../../server/pipeline/receive.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore } from '../startCore.ts';
import { pathTo } from '../../../web/routes.ts';

describe('everyone hears back:', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({ smtpUrl: smtp.url });

  /** The one mail to the supplier about this invoice. */
  const answerTo = async (id: string) => {
    const mail = await waitUntil('the answer', () =>
      smtp.mails.find(({ to, raw }) => to.includes('buchhaltung@lieferant.example') && raw.includes(id)),
    );
    return simpleParser(mail.raw);
  };

  it('a broken document is rejected with what was found, and may be delivered again', async () => {
    const bytes = sampleInvoice({ leitwegId: null });
    const keys: IntakeKey[] = [{ kind: 'sha256', key: 'broken', strict: false }];
    const { id } = await core.deliver(bytes, { keys });
    const invoice = await core.waitFor(id, 'rejected');
    expect(invoice.doneAt).not.toBeNull();
    expect((await readReport(core.ctx.db, invoice.reportId ?? ''))?.findings.map(({ rule }) => rule)).toContain(
      'BR-DE-15',
    );
    const answer = await answerTo(id);
    expect(answer.subject).toBe('Abgelehnt: Rechnung R-1');
    expect(answer.text).toContain('BR-DE-15');
    // the page of the invoice, wherever the pages have it
    expect(answer.text).toContain(core.config.publicUrl + pathTo('invoice', { id }));
    expect(answer.attachments.map(({ contentType, filename }) => [contentType, filename?.slice(-17)])).toEqual([
      ['application/pdf', '_pruefbericht.pdf'],
    ]);
    expect(answer.headers.get('auto-submitted')).toBe('auto-generated');
    expect((await core.deliver(bytes, { keys })).first).toBe(true);
  });

  it('what is no XML at all after its first character is rejected, too', async () => {
    const { id } = await core.deliver(Buffer.from('<Rechnung'));
    await core.waitFor(id, 'rejected');
    expect((await answerTo(id)).subject).toMatch(/^Abgelehnt: Rechnung/);
  });

  it.each([
    ['04011000-12345-34', 'LEITWEG_ID_CHECK_DIGITS', 'Prüfziffern'],
    ['Amt für Proben', 'LEITWEG_ID_MALFORMED', 'nicht wie eine Leitweg-ID'],
    ['992-90009-96', 'LEITWEG_ID_UNKNOWN', 'gehört aber zu keiner Behörde'],
  ])('a valid invoice with the Leitweg-ID %s is not rejected but unroutable: %s', async (leitwegId, reason, words) => {
    const { id } = await core.deliver(sampleInvoice({ leitwegId, number: reason }));
    expect(await core.waitFor(id, 'unroutable')).toMatchObject({ reason, buyerReference: leitwegId, doneAt: null });
    const answer = await answerTo(id);
    expect(answer.subject).toBe(`Empfänger wird geklärt: Rechnung ${reason}`);
    expect(answer.text).toContain(words);
  });

  it('an authority that takes nothing any more is told as such', async () => {
    await core.ctx.db('leitweg_id').insert({
      leitweg_id: '991-01484-64',
      authority_id: core.authorityId,
      created_at: new Date(),
      closed_at: new Date(),
    });
    const { id } = await core.deliver(sampleInvoice({ leitwegId: '991-01484-64' }));
    expect(await core.waitFor(id, 'unroutable')).toMatchObject({ reason: 'LEITWEG_ID_CLOSED' });
  });

  it('a value of a document cannot put lines of its own into a mail', async () => {
    const { id } = await core.deliver(
      sampleInvoice({ seller: 'Böse&#10;Bcc: opfer@example.org&#13;&#10;X: <b>y</b>'.replaceAll('&', '&') }),
    );
    await core.waitFor(id, 'exported');
    const mail = await waitUntil('the handover', () =>
      smtp.mails.find(({ to, raw }) => to.includes('rechnung@amt.example') && raw.includes(id)),
    );
    expect(mail.to).toEqual(['rechnung@amt.example']);
    const parsed = await simpleParser(mail.raw);
    expect(parsed.headers.has('bcc')).toBe(false);
    expect(parsed.html).not.toContain('<b>y</b>');
  });
});
