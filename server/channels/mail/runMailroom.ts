import { randomUUID } from 'node:crypto';
import type { Context } from '../../context.ts';
import { leaseMails, postponeMail, type MailRow } from '../../db/mails.ts';
import { oneLine } from '../../oneLine.ts';
import { openMail, type MailSetting } from './openMail.ts';

export type MailroomTimings = {
  /** all in milliseconds; pauses: before the 2nd, 3rd ... attempt, the last one repeats */
  readonly poll: number;
  readonly lease: number;
  readonly pauses: readonly number[];
};

/** A mail takes a second, a full one with a hundred invoices a minute. Attempts never end: a kept mail is a promise. */
const TIMINGS: MailroomTimings = { poll: 500, lease: 600_000, pauses: [2_000, 10_000, 60_000, 300_000] };
/** Opened side by side; their invoices are checked by others. */
const AT_ONCE = 4;
const LONGEST_WORDS = 1000;

/** Opens what is kept, again and again, until stopped. Several processes share the work: a mail is leased for its opening. */
export function runMailroom(
  ctx: Context,
  setting: MailSetting,
  wanted: Partial<MailroomTimings> = {},
): { stop(): Promise<void> } {
  const timings = { ...TIMINGS, ...wanted };
  const holder = randomUUID();
  const stopping = new AbortController();
  const openOne = async (mail: MailRow) => {
    try {
      await openMail(ctx, mail, setting);
    } catch (error) {
      ctx.log.warn({ err: error, mailId: mail.id }, 'a mail could not be opened');
      const pause = timings.pauses[Math.min(mail.attempts, timings.pauses.length) - 1] ?? timings.poll;
      const dueAt = new Date(ctx.clock.now().getTime() + pause);
      await postponeMail(ctx.db, mail.id, holder, dueAt, oneLine(String(error), LONGEST_WORDS));
    }
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      let count = 0;
      try {
        const mails = await leaseMails(ctx.db, holder, ctx.clock.now(), timings.lease, AT_ONCE);
        count = mails.length;
        await Promise.all(mails.map(openOne));
      } catch (error) {
        ctx.log.error({ err: error }, 'the mailroom is out of order');
      }
      if (count === 0) await pause(timings.poll, stopping.signal);
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
