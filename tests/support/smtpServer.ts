import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { atEnd } from './cleanUp.ts';
import { waitUntil } from './waitUntil.ts';

/** A mail that the server answered for, or took and stayed silent about (`answered` false). */
export type ReceivedMail = {
  readonly from: string;
  readonly to: readonly string[];
  /** The bytes of DATA, dot-stuffing undone. */
  readonly raw: Buffer;
  readonly messageId: string;
  readonly answered: boolean;
  readonly secure: boolean;
  readonly user: string | null;
};

/** `connect`: before the greeting; `body`: after the last byte of DATA, the moment in which a mail may go twice. */
export type SmtpStage = 'connect' | 'auth' | 'mail' | 'rcpt' | 'body';

/** A reply like '451 4.7.1 try later'; `cut` destroys the connection without a reply; `silence` never replies. */
export type SmtpAnswer = 'accept' | 'cut' | 'silence' | `${4 | 5}${number} ${string}`;

export type TestSmtpServer = {
  readonly port: number;
  /** For SMTP_URL. */
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Counts how often a client reached a stage. */
  reached(stage: SmtpStage): number;
  /** The next times that this stage is reached, these answers are given in turn; then it accepts again. */
  answer(stage: SmtpStage, ...answers: SmtpAnswer[]): void;
  /** From now on this stage answers so, until told otherwise. */
  always(stage: SmtpStage, answer: SmtpAnswer): void;
  /** Waits until at least so many mails were taken; answers them. */
  waitForMails(count: number, milliseconds?: number): Promise<readonly ReceivedMail[]>;
  stop(): Promise<void>;
};

export type SmtpServerOptions = {
  /** With a certificate STARTTLS is offered; `implicit` speaks TLS from the first byte. */
  tls?: { key: string; cert: string; implicit?: boolean };
  /** When set, mail is taken only after this login. */
  login?: { user: string; password: string };
  /** Size limit in bytes, announced and enforced. */
  size?: number;
  port?: number;
};

/** A real SMTP server on 127.0.0.1 that can be told how to misbehave. It ends with the test file. */
export async function startSmtpServer(options: SmtpServerOptions = {}): Promise<TestSmtpServer> {
  const mails: ReceivedMail[] = [];
  const script = makeScript();
  const server: SMTPServer = new SMTPServer({
    ...(options.tls ? { key: options.tls.key, cert: options.tls.cert } : {}),
    secure: options.tls?.implicit === true,
    authOptional: !options.login,
    allowInsecureAuth: true,
    disabledCommands: [...(options.tls ? [] : ['STARTTLS']), ...(options.login ? [] : ['AUTH'])],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    ...(options.size ? { size: options.size } : {}),
    onConnect: (session, done) => act('connect', session, done),
    onAuth: (auth, session, done) => {
      const known = auth.username === options.login?.user && auth.password === options.login?.password;
      act('auth', session, (error) =>
        done(error ?? (known ? null : refusal('535 5.7.8 wrong login')), { user: known ? auth.username : undefined }),
      );
    },
    onMailFrom: (_address, session, done) => act('mail', session, done),
    onRcptTo: (_address, session, done) => act('rcpt', session, done),
    // A client that breaks off in the middle of DATA (killed, for instance) is part of the tests, too.
    onData: (stream, session, done) => void takeMail(stream, session, done).catch(() => undefined),
  });

  function act(stage: SmtpStage, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    perform(script.next(stage), session, done);
  }

  function perform(answer: SmtpAnswer, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    if (answer === 'accept') done();
    else if (answer === 'cut') cut(session);
    else if (answer !== 'silence') done(refusal(answer));
  }

  async function takeMail(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const answer = script.next('body');
    // Kept before the answer goes out: a sender that is killed by it must find the mail here.
    if (!/^\d/.test(answer)) mails.push(describeMail(Buffer.concat(chunks), session, answer === 'accept'));
    perform(answer, session, done);
  }

  function cut(session: SMTPServerSession): void {
    for (const connection of server.connections) if (connection.session.id === session.id) connection._socket.destroy();
  }

  server.on('error', () => undefined); // Clients that break off are part of the tests.
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(resolve));
  atEnd(stop);
  return {
    port,
    url: smtpUrl(port, options),
    mails,
    reached: script.reached,
    answer: script.answer,
    always: script.always,
    waitForMails: (count, milliseconds) =>
      waitUntil(`${count} mails`, () => (mails.length >= count ? mails : null), milliseconds),
    stop,
  };
}

/** Which answer is due at which stage. */
function makeScript() {
  const once = new Map<SmtpStage, SmtpAnswer[]>();
  const standing = new Map<SmtpStage, SmtpAnswer>();
  const counts = new Map<SmtpStage, number>();
  return {
    next(stage: SmtpStage): SmtpAnswer {
      counts.set(stage, (counts.get(stage) ?? 0) + 1);
      return once.get(stage)?.shift() ?? standing.get(stage) ?? 'accept';
    },
    reached: (stage: SmtpStage) => counts.get(stage) ?? 0,
    answer: (stage: SmtpStage, ...answers: SmtpAnswer[]) =>
      void once.set(stage, [...(once.get(stage) ?? []), ...answers]),
    always: (stage: SmtpStage, answer: SmtpAnswer) => void standing.set(stage, answer),
  };
}

function refusal(reply: string): Error {
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}

function describeMail(raw: Buffer, session: SMTPServerSession, answered: boolean): ReceivedMail {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map((recipient) => recipient.address),
    raw,
    messageId: /^message-id:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? '',
    answered,
    secure: session.secure,
    user: typeof session.user === 'string' ? session.user : null,
  };
}

function smtpUrl(port: number, { tls, login }: SmtpServerOptions): string {
  const user = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@` : '';
  return `${tls?.implicit ? 'smtps' : 'smtp'}://${user}127.0.0.1:${port}`;
}
