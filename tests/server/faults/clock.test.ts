import { describe, expect, it } from 'vitest';
import { sealJournal } from '../../../server/journal/sealJournal.ts';
import { verifyJournal } from '../../../server/journal/verifyJournal.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore } from '../startCore.ts';

const DAY_MS = 24 * 3_600_000;

describe('a clock that jumps', async () => {
  let offset = 0;
  const smtp = await startSmtpServer();
  const clock = { now: () => new Date(Date.now() + offset) };
  const core = await startCore({ smtpUrl: smtp.url, clock, supplierEmail: null });
  const deliver = async (name: string) => {
    const ids: string[] = [];
    for (let index = 1; index <= 3; index += 1)
      ids.push((await core.deliver(sampleInvoice({ number: `${name}-${index}` }))).id);
    return ids;
  };

  it('ahead while invoices are on their way, and back again behind where it was, holds up and doubles nothing', async () => {
    const before = await deliver('BEFORE');
    offset = DAY_MS;
    const ahead = await deliver('AHEAD');
    for (const id of [...before, ...ahead]) await core.waitFor(id, 'exported');
    offset = -DAY_MS;
    for (const id of await deliver('BEHIND')) await core.waitFor(id, 'exported');
    expect(smtp.mails).toHaveLength(9);
    expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(9);
  });

  it('back over a message that waits delays it, and does not lose it', async () => {
    smtp.always('connect', '421 4.3.2 later');
    offset = 0;
    const ids = await deliver('WAITING');
    for (const id of ids) await core.waitFor(id, 'exporting');
    offset = -DAY_MS;
    smtp.always('connect', 'accept');
    for (const id of await deliver('MEANWHILE')) await core.waitFor(id, 'exported');
    offset = 0;
    for (const id of ids) await core.waitFor(id, 'exported');
    expect(smtp.mails).toHaveLength(15);
  });

  it('leaves the chain of the journal whole: it counts by numbers, not by moments', async () => {
    await sealJournal(core.ctx.db);
    expect(await verifyJournal(core.ctx.db)).toMatchObject({ ok: true, findings: [] });
  });
});
