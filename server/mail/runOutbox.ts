import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { leaseOutbox, postponeOutbox, type OutboxRow } from '../db/outbox.ts';
import { readContent } from '../db/readContent.ts';
import type { SendResult, Transport } from './transport.ts';
import { watchLeases } from './watchLeases.ts';

export type OutboxTimings = {
  /** all in milliseconds; pauses: before the 2nd, 3rd ... attempt, the last one repeats */
  readonly poll: number;
  readonly lease: number;
  readonly deadline: number;
  readonly pauses: readonly number[];
  /** what running sends get when the process stops; then they are cut, and go again at once elsewhere or at the next start */
  readonly grace: number;
  /** attempts without success after which a message is given up; not milliseconds: our own standstill is not the server's */
  readonly mostAttempts: number;
};

const MINUTE = 60_000;

/**
 * A send has three minutes, its lease five: when another process takes the message over, this one has long let go of it.
 * Pauses as mail servers keep them, and so many that they make five days (RFC 5321 4.5.4.1).
 */
export const OUTBOX_TIMINGS: OutboxTimings = {
  poll: 500,
  lease: 5 * MINUTE,
  deadline: 3 * MINUTE,
  pauses: [1, 5, 15, 60, 240].map((minutes) => minutes * MINUTE),
  grace: 5_000,
  mostAttempts: 35,
};

/** Sent side by side. */
const AT_ONCE = 4;

type Outside = Pick<Context, 'db' | 'clock' | 'log'>;

export type Settle = (
  row: OutboxRow,
  result: { end: 'accepted' | 'refused' | 'givenUp'; reply: string },
) => Promise<void>;

/**
 * Sends what is due, again and again, until stopped; `settle` hears how each message ended. Several processes share the
 * work: a message is leased for the time of its sending.
 */
export function runOutbox(
  ctx: Outside,
  transport: Transport,
  settle: Settle,
  timings: OutboxTimings,
): { stop(): Promise<void> } {
  const holder = randomUUID();
  const stopping = new AbortController();
  const cutting = new AbortController();
  const sending = new Map<string, Promise<void>>();

  const sendOne = async (row: OutboxRow) => {
    try {
      const result = await attempt(
        ctx,
        transport,
        row,
        AbortSignal.any([cutting.signal, AbortSignal.timeout(timings.deadline)]),
      );
      if (result.end !== 'later') return await settle(row, { end: result.end, reply: result.reply });
      const cut = cutting.signal.aborted;
      if (row.attempts >= timings.mostAttempts && !cut) {
        return await settle(row, { end: 'givenUp', reply: result.reply });
      }
      const pause = cut ? 0 : (timings.pauses[Math.min(row.attempts, timings.pauses.length) - 1] ?? MINUTE);
      const dueAt = new Date(ctx.clock.now().getTime() + pause);
      await postponeOutbox(ctx.db, row.id, holder, dueAt, result.reply);
    } catch (error) {
      // Our own trouble (database): the lease runs out and the message is tried again, here or elsewhere.
      ctx.log.error({ err: error, outboxId: row.id }, 'a message could not be settled');
    }
  };

  const abandoned = watchLeases(ctx.db, timings.lease, sending);
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const free = AT_ONCE - sending.size;
      try {
        const lease = { by: holder, at: ctx.clock.now(), ms: timings.lease };
        const rows = free > 0 ? await leaseOutbox(ctx.db, lease, free, await abandoned()) : [];
        for (const row of rows) start(row);
        if (rows.length > 0 && sending.size < AT_ONCE) continue;
      } catch (error) {
        ctx.log.error({ err: error }, 'the outbox could not be read');
      }
      // One slow server must not hold up the messages for the others: go on as soon as one is through.
      await Promise.race([pause(timings.poll, stopping.signal), ...(sending.size === AT_ONCE ? sending.values() : [])]);
    }
  };
  const start = (row: OutboxRow) => {
    sending.set(
      row.id,
      sendOne(row).finally(() => sending.delete(row.id)),
    );
  };
  const running = loop();
  return {
    async stop() {
      stopping.abort();
      const grace = setTimeout(() => cutting.abort(), timings.grace);
      await running;
      await Promise.all(sending.values());
      clearTimeout(grace);
      transport.close();
    },
  };
}

async function attempt(ctx: Outside, transport: Transport, row: OutboxRow, signal: AbortSignal): Promise<SendResult> {
  try {
    const bytes = await readContent(ctx.db, row.contentSha256);
    return await transport.send(row, bytes, signal);
  } catch (error) {
    return { end: 'later', reply: String(error) };
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      go();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
