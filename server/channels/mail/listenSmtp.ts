import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataResult, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Context } from '../../context.ts';
import { keepMail } from '../../db/mails.ts';
import { killPoint } from '../../killPoint.ts';

export type SmtpSetting = {
  readonly host: string;
  readonly port: number;
  /** LMTP answers for each recipient (RFC 2033); a mail server of one's own delivers so */
  readonly lmtp: boolean;
  /** PEM; null: no STARTTLS is offered */
  readonly tls: { readonly key: string; readonly cert: string } | null;
  /** whoever connects from this machine counts as proven: only in a demo */
  readonly trustLocal: boolean;
};

/** Connections at once, and milliseconds of silence (RFC 5321, 4.5.3.2 allows five minutes). */
const MOST_CLIENTS = 100;
const SILENCE = 300_000;
/** Bytes of mails that are arriving at this moment, over all connections; more are told to come again. */
const MOST_ARRIVING = 256 * 1024 * 1024;

/** Takes mails by SMTP or LMTP and says 250 only when they are committed. On any trouble of ours: 451, and the sender keeps the mail. */
export async function listenSmtp(
  ctx: Context,
  setting: SmtpSetting,
): Promise<{ port: number; close(): Promise<void> }> {
  const { mailBytes } = ctx.config.limits;
  let arriving = 0;
  const server: SMTPServer = new SMTPServer({
    lmtp: setting.lmtp,
    ...setting.tls,
    disabledCommands: setting.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    banner: 'Rechnungsweg',
    size: mailBytes,
    maxClients: MOST_CLIENTS,
    socketTimeout: SILENCE,
    closeTimeout: 5_000,
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(takes(ctx, address) ? null : refusal(550, '5.1.1 no such mailbox here')),
    onData: callbackify(takeMail),
  });
  server.on('error', (error: Error) => ctx.log.info({ err: error }, 'an SMTP client broke off'));

  async function takeMail(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<string | SMTPServerDataResult[]> {
    const bytes = await read(stream);
    if (bytes === null) throw refusal(552, `5.3.4 larger than ${mailBytes} bytes`);
    const { mailFrom, rcptTo } = session.envelope;
    const local = setting.trustLocal && /^(?:127\.|::1$|::ffff:127\.)/.test(session.remoteAddress);
    const mail = {
      source: 'smtp' as const,
      envelopeFrom: mailFrom ? mailFrom.address : '',
      peer: { ip: session.remoteAddress, helo: session.hostNameAppearsAs || session.clientHostname, local },
      receivedAt: ctx.clock.now(),
    };
    const mailboxes = [...new Set(rcptTo.map(({ address }) => address.toLowerCase()))];
    try {
      killPoint('before-mail');
      await keepMail(
        ctx.db,
        bytes,
        mailboxes.map((mailbox) => ({ ...mail, mailbox })),
      );
      killPoint('after-mail');
    } catch (error) {
      ctx.log.error({ err: error }, 'a mail could not be kept');
      throw refusal(451, '4.3.0 not stored, please send it again');
    }
    return setting.lmtp ? rcptTo.map(() => KEPT) : KEPT;
  }

  /** null: too large; the rest is read and thrown away, so that the sender gets to read the reply. */
  async function read(stream: SMTPServerDataStream): Promise<Buffer | null> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of stream) {
        const part = chunk as Buffer;
        if (size + part.length > mailBytes) chunks.length = 0;
        else if (arriving + part.length > MOST_ARRIVING) throw refusal(452, '4.3.1 too many mails at once');
        else chunks.push(part);
        size += part.length;
        arriving += part.length;
      }
    } finally {
      arriving -= size;
    }
    return size > mailBytes ? null : Buffer.concat(chunks);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(setting.port, setting.host, () => (server.off('error', reject), resolve()));
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

const KEPT = '2.0.0 stored';

function takes({ config }: Context, address: string): boolean {
  const known = address.toLowerCase();
  const [local = '', domain = ''] = known.split('@');
  if (config.mailIn.addresses.some((one) => one.toLowerCase() === known)) return true;
  return domain === config.bounceDomain?.toLowerCase() && local.startsWith('bounce+');
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
