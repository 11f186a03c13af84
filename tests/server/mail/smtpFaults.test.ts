import { describe, expect, it } from 'vitest';
import { startSmtpServer, type SmtpAnswer, type SmtpStage } from '../../support/smtpServer.ts';
import { startOutboxAlone } from './startOutboxAlone.ts';

const stages = ['connect', 'mail', 'rcpt', 'body'] as const satisfies readonly SmtpStage[];
const faults = {
  '4xx': '451 4.3.0 later',
  '5xx': '550 5.7.1 never',
  cut: 'cut',
  silence: 'silence',
} as const satisfies Record<string, SmtpAnswer>;

/** What comes of a message; a greeting with 5xx is about us, not about the message. */
const outcome = (stage: (typeof stages)[number], fault: keyof typeof faults) =>
  fault === '5xx' && stage !== 'connect' ? ('failed' as const) : ('sent' as const);
/** After the last byte nobody knows whether the server has it: the one place where it may go twice. */
const copies = (stage: (typeof stages)[number], fault: keyof typeof faults) =>
  outcome(stage, fault) === 'failed' ? 0 : stage === 'body' && (fault === 'cut' || fault === 'silence') ? 2 : 1;

describe('a mail server that', async () => {
  const smtp = await startSmtpServer();
  const outbox = await startOutboxAlone();
  const { stop } = outbox.send(smtp.url, { deadline: 2_000 });

  const cases = stages.flatMap((stage) =>
    (Object.keys(faults) as (keyof typeof faults)[]).map((fault) => ({
      stage,
      fault,
      state: outcome(stage, fault),
      times: copies(stage, fault),
    })),
  );
  it.each(cases)(
    'says $fault at $stage: the message is $state, and arrives $times times',
    async ({ stage, fault, state, times }) => {
      const id = `<${stage}-${fault}@land.example>`;
      smtp.answer(stage, faults[fault]);
      await outbox.put(id);
      const row = await outbox.waitFor(id);
      expect(row).toMatchObject({ state, attempts: state === 'failed' ? 1 : 2 });
      if (state === 'failed') expect(row.last_words).toContain('5.7.1 never');
      const arrived = smtp.mails.filter(({ messageId }) => messageId === id);
      expect(arrived).toHaveLength(times);
      for (const { raw } of arrived) expect(raw.equals(arrived[0]?.raw ?? Buffer.alloc(0))).toBe(true);
    },
  );

  it('takes some recipients and not others decides each of them: one message per recipient', async () => {
    smtp.answer('rcpt', 'accept', '550 5.1.1 unknown', '450 4.2.1 later');
    const ids = ['one', 'two', 'three'].map((name) => `<${name}@land.example>`);
    for (const [index, id] of ids.entries()) await outbox.put(id, `${index}@amt.example`);
    const rows = await Promise.all(ids.map((id) => outbox.waitFor(id)));
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['failed', 'sent', 'sent']);
    expect(rows.find(({ state }) => state === 'failed')).toMatchObject({
      attempts: 1,
      last_words: '550 5.1.1 unknown',
    });
    for (const [index, id] of ids.entries()) {
      const arrived = smtp.mails.filter(({ messageId }) => messageId === id);
      expect(arrived.map(({ to }) => to)).toEqual(rows[index]?.state === 'sent' ? [[`${index}@amt.example`]] : []);
    }
    await stop();
  });
});
