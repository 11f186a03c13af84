import { randomUUID } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import type { Context } from '../../context.ts';
import { giveLease, takeLease } from '../../db/lease.ts';
import { keepMail } from '../../db/mails.ts';
import { killPoint } from '../../killPoint.ts';

export type ImapTimings = {
  /** all in milliseconds. poll: IDLE wakes us, but not every server tells; pauses: before the 2nd, 3rd ... connection */
  readonly poll: number;
  readonly pauses: readonly number[];
  readonly lease: number;
};

const TIMINGS: ImapTimings = { poll: 60_000, pauses: [1_000, 5_000, 30_000, 60_000], lease: 120_000 };
/** Where mails go that are stored, and those that are larger than a mail may be: left to a person. */
const FOLDERS = { done: 'Rechnungsweg erledigt', tooLarge: 'Rechnungsweg zu gross' } as const;
/** Milliseconds in which a server must greet and answer. */
const SILENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 300_000 };

/**
 * Empties a mailbox: each mail is stored, then moved. What lies in the mailbox is what is still to be done, so nothing else needs to be
 * remembered: neither the last UID nor UIDVALIDITY, and a mail that was stored but not moved is known by its bytes. One reader per
 * mailbox, by a lease. `url`: imaps://user:password@host/mailbox.
 */
export function watchImap(ctx: Context, url: string, wanted: Partial<ImapTimings> = {}): { stop(): Promise<void> } {
  const timings = { ...TIMINGS, ...wanted };
  const place = placeOf(url);
  const holder = randomUUID();
  const lease = `imap ${place.name}`;
  const stopping = new AbortController();
  const { signal } = stopping;

  const run = async () => {
    for (let failures = 0; !signal.aborted;) {
      let wait = timings.poll;
      try {
        if (await takeLease(ctx.db, lease, holder, timings.lease)) {
          await read(ctx, place, signal, timings, () => takeLease(ctx.db, lease, holder, timings.lease));
          failures = 0;
        }
      } catch (error) {
        ctx.log.warn({ err: error, mailbox: place.name }, 'a mailbox cannot be read');
        wait = timings.pauses[Math.min(failures, timings.pauses.length - 1)] ?? timings.poll;
        failures += 1;
      }
      await pause(wait, signal);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      await giveLease(ctx.db, lease, holder).catch(() => {}); // it runs out by itself
    },
  };
}

type Place = ReturnType<typeof placeOf>;

function placeOf(text: string) {
  const url = new URL(text);
  const path = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  const secure = url.protocol === 'imaps:';
  const local = url.hostname === 'localhost' || url.hostname.startsWith('127.');
  return {
    path,
    /** says which mailbox, without the password */
    name: `${decodeURIComponent(url.username)}@${url.host}/${path}`,
    options: {
      host: url.hostname,
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      // a password never goes over a line that others can read
      doSTARTTLS: secure || local ? undefined : true,
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    },
  };
}

/** One connection, from its beginning to its end. Throws when it breaks. */
async function read(
  ctx: Context,
  place: Place,
  signal: AbortSignal,
  timings: ImapTimings,
  renew: () => Promise<boolean>,
): Promise<void> {
  const client = new ImapFlow({ ...place.options, ...SILENCE, logger: false, disableAutoEnable: true });
  const line: { broken: Error | null } = { broken: null };
  let wake = () => {};
  client.on('error', (error: Error) => ((line.broken = error), wake()));
  client.on('close', () => ((line.broken ??= new Error('the connection is closed')), wake()));
  client.on('exists', () => wake());
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    await client.connect();
    await makeFolders(client);
    const lock = await client.getMailboxLock(place.path);
    try {
      while (!signal.aborted && line.broken === null && (await renew())) {
        const woken = new Promise<void>((resolve) => (wake = resolve));
        await empty(ctx, client, place, signal);
        const done = new AbortController();
        // ends with the next command; a server without IDLE is looked at every now and then
        void client.idle().catch(() => false);
        await Promise.race([woken, pause(timings.poll, AbortSignal.any([signal, done.signal]))]);
        done.abort();
      }
    } finally {
      lock.release();
    }
    if (line.broken !== null && !signal.aborted) throw line.broken;
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function makeFolders(client: ImapFlow): Promise<void> {
  const known = (await client.list()).map(({ path }) => path);
  for (const path of Object.values(FOLDERS)) if (!known.includes(path)) await client.mailboxCreate(path);
}

async function empty(ctx: Context, client: ImapFlow, place: Place, signal: AbortSignal): Promise<void> {
  const uids = (await client.search({ all: true }, { uid: true })) || [];
  for (const uid of uids) {
    if (signal.aborted) return;
    const head = await client.fetchOne(String(uid), { size: true }, { uid: true });
    if (!head) continue; // somebody else has moved it
    const fits = (head.size ?? 0) <= ctx.config.limits.mailBytes;
    if (fits) await store(ctx, client, place, uid);
    else ctx.log.error({ mailbox: place.name, uid, size: head.size }, 'a mail is larger than allowed');
    await client.messageMove(String(uid), FOLDERS[fits ? 'done' : 'tooLarge'], { uid: true });
  }
}

async function store(ctx: Context, client: ImapFlow, place: Place, uid: number): Promise<void> {
  const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
  if (!message || !message.source) throw new Error(`mail ${uid} of ${place.name} has no content`);
  killPoint('before-mail');
  await keepMail(ctx.db, message.source, [
    { source: 'imap', mailbox: place.name, envelopeFrom: null, peer: null, receivedAt: ctx.clock.now() },
  ]);
  killPoint('after-mail');
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
