import { describe, expect, it } from 'vitest';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import { readJournal } from '../../../server/db/readJournal.ts';
import { decide } from '../../../server/pipeline/decide.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore } from '../startCore.ts';

const admin = { role: 'admin', accountId: null, name: 'Erika Muster' } as const;

describe('the same document for the same authority', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({ smtpUrl: smtp.url });
  const other = await createOrganisation(
    core.ctx.db,
    { name: 'Dienstleister', email: 'post@dienst.example' },
    new Date(),
  );
  const toAuthority = () => smtp.mails.filter(({ to }) => to.includes('rechnung@amt.example'));

  it('goes out once, whoever brings it; the second one hears when, not from whom', async () => {
    const bytes = sampleInvoice({ number: 'H-1' });
    const first = await core.deliver(bytes);
    await core.waitFor(first.id, 'exported');
    const second = await core.deliver(bytes, { channel: 'peppol', organisationId: other });
    expect(await core.waitFor(second.id, 'exported')).toMatchObject({ reason: 'ALREADY_DELIVERED' });
    expect(toAuthority()).toHaveLength(1);
    const answer = await waitUntil('the answer', () => smtp.mails.find(({ to }) => to.includes('post@dienst.example')));
    expect(answer.raw.toString()).toContain(second.id);
    const told = JSON.stringify([await readJournal(core.ctx.db, second.id), answer.raw.toString()]);
    for (const secret of [first.id, core.organisationId, 'Muster & S'])
      expect(told.replace(/Rechnungssteller.*|Seller.*/g, '')).not.toContain(secret);
  });

  it('shares the fate of the first delivery while that is still on its way', async () => {
    smtp.always('rcpt', '451 4.7.1 later');
    const bytes = sampleInvoice({ number: 'H-2' });
    const [first, second] = await Promise.all([core.deliver(bytes), core.deliver(bytes, { organisationId: other })]);
    await Promise.all([core.waitFor(first.id, 'exporting'), core.waitFor(second.id, 'exporting')]);
    smtp.always('rcpt', 'accept');
    await Promise.all([core.waitFor(first.id, 'exported'), core.waitFor(second.id, 'exported')]);
    expect(toAuthority().filter(({ raw }) => raw.includes('H-2'))).toHaveLength(1);
  });

  it('is not delivered for either when the server refuses it; a person sends it again, then both are through', async () => {
    smtp.always('rcpt', '550 5.1.1 no such user');
    const bytes = sampleInvoice({ number: 'H-3' });
    const first = await core.deliver(bytes);
    expect(await core.waitFor(first.id, 'undeliverable')).toMatchObject({ reason: 'MAIL_REFUSED', doneAt: null });
    smtp.always('rcpt', '451 4.7.1 later');
    await decide(core.ctx, { invoiceId: first.id, name: 'resend', by: admin, reason: null });
    const second = await core.deliver(bytes, { organisationId: other });
    await core.waitFor(second.id, 'exporting');
    smtp.always('rcpt', 'accept');
    await Promise.all([core.waitFor(first.id, 'exported'), core.waitFor(second.id, 'exported')]);
    const sent = toAuthority().filter(({ raw }) => raw.includes('H-3'));
    expect(sent).toHaveLength(1);
  });
});
