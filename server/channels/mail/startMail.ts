import { readFileSync } from 'node:fs';
import type { Context } from '../../context.ts';
import { freeMails } from '../../db/mails.ts';
import { machineResolver, type LookUp } from './authenticateMail.ts';
import { listenSmtp } from './listenSmtp.ts';
import { runMailroom, type MailroomTimings } from './runMailroom.ts';
import { watchImap, type ImapTimings } from './watchImap.ts';

export type MailOptions = {
  /** a demo takes mail without being told to, and trusts this machine */
  readonly demo: boolean;
  /** else the name servers of the machine */
  readonly lookUp?: LookUp;
  readonly timings?: Partial<MailroomTimings>;
  readonly imap?: Partial<ImapTimings>;
};

/** Opens the ways in for mail, and the mailroom that opens what came. `smtpPort` is null where none is wanted. */
export async function startMail(
  ctx: Context,
  { demo, lookUp = machineResolver(), timings = {}, imap = {} }: MailOptions,
): Promise<{ smtpPort: number | null; stop(): Promise<void> }> {
  const { mailIn, host } = ctx.config;
  if (ctx.jobs.alone) await freeMails(ctx.db);
  const keys = mailIn.smime && {
    key: readFileSync(mailIn.smime.key, 'utf8'),
    cert: readFileSync(mailIn.smime.cert, 'utf8'),
  };
  const port = mailIn.smtpPort ?? (demo ? 0 : null);
  const smtp =
    port === null
      ? null
      : await listenSmtp(ctx, {
          host: mailIn.smtpHost ?? host,
          port,
          lmtp: mailIn.lmtp,
          tls: mailIn.tls && { key: readFileSync(mailIn.tls.key, 'utf8'), cert: readFileSync(mailIn.tls.cert, 'utf8') },
          trustLocal: demo,
        });
  const room = runMailroom(ctx, { lookUp, border: mailIn.border, keys }, timings);
  const readers = mailIn.imapUrls.map((url) => watchImap(ctx, url, imap));
  return {
    smtpPort: smtp?.port ?? null,
    async stop() {
      await Promise.all([smtp?.close(), ...readers.map((reader) => reader.stop())]);
      await room.stop();
    },
  };
}
