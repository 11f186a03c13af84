import nodemailer from 'nodemailer';
import { startMail, type MailOptions } from '../../../server/channels/mail/startMail.ts';
import { listMailParts, type MailPart } from '../../../server/db/mails.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { startSmtpServer, type TestSmtpServer } from '../../support/smtpServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { startCore, type Core } from '../startCore.ts';

export type MailSeen = {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly answerTo: string | null;
  readonly parts: readonly MailPart[];
};

export type MailIn = {
  readonly core: Core;
  /** where answers and handovers go */
  readonly out: TestSmtpServer;
  readonly port: number;
  /** hands over raw bytes by SMTP; gives the reply */
  send(raw: Buffer, envelope?: { from?: string; to?: string }): Promise<string>;
  /** the mail with this Message-ID, once it has been opened */
  opened(raw: Buffer): Promise<MailSeen>;
  /** the one answer to the mail with this Message-ID */
  answerTo(raw: Buffer): Promise<Buffer>;
  stop(): Promise<void>;
};

/** The platform's core with its SMTP receiver, in this process. Whoever connects counts as proven, unless told otherwise. */
export async function startMailIn(
  options: Partial<MailOptions> & { env?: Readonly<Record<string, string>>; work?: boolean } = {},
): Promise<MailIn> {
  const { env = {}, work = true, ...mail } = options;
  const out = await startSmtpServer();
  const core = await startCore({
    smtpUrl: out.url,
    work,
    env: { SMTP_IN_PORT: '0', ...env },
    rounds: { answers: 100, openMails: 200 },
  });
  const started = await startMail(core.ctx, { demo: true, timings: { poll: 50, pauses: [100] }, ...mail });
  atEnd(() => started.stop());
  const port = started.smtpPort ?? 0;
  const seen = async (raw: Buffer): Promise<MailSeen | null> => {
    const row = await core.ctx
      .db('mail')
      .where({ message_id: idOf(raw) })
      .whereNot({ state: 'kept' })
      .first<Omit<MailSeen, 'parts'> | undefined>({
        id: 'id',
        state: 'state',
        reason: 'reason',
        answerTo: 'answer_to',
      });
    return row ? { ...row, parts: await listMailParts(core.ctx.db, row.id) } : null;
  };
  return {
    core,
    out,
    port,
    async send(raw, { from = 'erika@absender.example', to = 'rechnung@land.example' } = {}) {
      const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
      const { response } = await transport.sendMail({ envelope: { from, to: [to] }, raw });
      return response;
    },
    opened: (raw) => waitUntil('the mail to be opened', () => seen(raw)),
    answerTo: (raw) =>
      waitUntil('the answer', () => out.mails.find((each) => each.raw.includes(`In-Reply-To: ${idOf(raw)}`))?.raw),
    stop: () => started.stop(),
  };
}

export function idOf(raw: Buffer): string {
  const found = /^message-id:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1];
  if (!found) throw new Error('a message without a Message-ID');
  return found;
}
