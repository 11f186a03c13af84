import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../server/db/readJournal.ts';
import { searchInvoices } from '../../../server/db/searchInvoices.ts';
import { decide } from '../../../server/pipeline/decide.ts';
import { retry } from '../../../server/pipeline/retry.ts';
import { sweep } from '../../../server/pipeline/sweep.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore, type Core } from '../startCore.ts';
import { pathTo } from '../../../web/routes.ts';

const admin = { role: 'admin', accountId: null, name: 'Erika Muster' } as const;
const everything = { text: '', states: [], channels: [], authorityId: null, from: null, to: null };
const workList = async (core: Core) => {
  const wanted = { ...everything, waiting: true };
  return (await searchInvoices(core.ctx.db, 'everything', wanted, { size: 10 })).items.map(({ id }) => id);
};
const troubled = (core: Core, id: string) =>
  waitUntil('the trouble', async () => ((await core.invoice(id)).trouble ? core.invoice(id) : null));

describe('a document at which the check breaks off twice', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({
    smtpUrl: smtp.url,
    env: { ALERT_TO: 'dienst@land.example' },
    engine: { timeLimitMs: 1 },
  });

  it('stays where it is, on the work list; administrator and sender are told; a person withdraws it', async () => {
    const { id } = await core.deliver();
    expect(await troubled(core, id)).toMatchObject({ state: 'received', trouble: 'CHECK_FAILED', checkFailures: 2 });
    expect(await workList(core)).toEqual([id]);
    const mails = await Promise.all((await smtp.waitForMails(2)).map(({ raw }) => simpleParser(raw)));
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      'Rechnungsweg: Störung bei einem Vorgang (CHECK_FAILED)',
      expect.stringMatching(/^Verzögert: Rechnung/),
    ]);
    expect(mails.find(({ subject }) => subject?.startsWith('Rechnungsweg'))?.text).toContain(
      core.config.publicUrl + pathTo('decide'),
    );
    await decide(core.ctx, { invoiceId: id, name: 'withdraw', by: admin, reason: 'zu groß' });
    expect(await core.invoice(id)).toMatchObject({ state: 'withdrawn', trouble: null });
  });

  it('is not taken up again by the sweeper, but by a person', async () => {
    const { id } = await core.deliver(sampleInvoice({ number: 'T-2' }));
    await troubled(core, id);
    expect(await sweep(core.ctx, new Date(Date.now() + 1000))).toBe(0);
    await retry(core.ctx, { invoiceId: id, by: admin, reason: null });
    await troubled(core, id);
    expect((await readJournal(core.ctx.db, id)).map(({ code }) => code)).toEqual([
      'stored',
      'troubled',
      'retried',
      'troubled',
    ]);
  });
});

describe('a step that cannot be done at all', async () => {
  const core = await startCore({
    engine: { bundleDir: '/nowhere' },
    jobs: { retryLimit: 1 },
    env: { ALERT_TO: 'dienst@land.example' },
  });

  it('is tried again, then the invoice rests and everyone is told', async () => {
    const { id } = await core.deliver();
    expect(await troubled(core, id)).toMatchObject({ state: 'received', trouble: 'STEP_FAILED' });
    const kinds = (await core.ctx.db('outbox').where({ invoice_id: id }).pluck('kind')).toSorted();
    expect(kinds).toEqual(['alert', 'answer']);
  });
});

describe('when all jobs are lost', async () => {
  const smtp = await startSmtpServer();
  const core = await startCore({ smtpUrl: smtp.url, rounds: { sweep: 200, olderThan: 0 } });

  it('everything still ends: the state is the truth, the queue a hint', async () => {
    const receipts = [];
    for (let index = 0; index < 10; index += 1)
      receipts.push(await core.deliver(sampleInvoice({ number: `S-${index}` })));
    await core.ctx.db('pgboss.job').delete();
    for (const { id } of receipts) await core.waitFor(id, 'exported');
    expect(smtp.mails.filter(({ to }) => to.includes('rechnung@amt.example'))).toHaveLength(10);
  });
});
