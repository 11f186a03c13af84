import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { atEnd } from './cleanUp.ts';
import { freePort } from './freePort.ts';
import { need } from './machine.ts';
import { startProgram } from './startProgram.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { waitUntil } from './waitUntil.ts';

export type DebianDovecot = {
  /** For IMAP_URL. */
  readonly url: string;
  /** puts messages into a mailbox, as a mail server does */
  append(messages: readonly Buffer[], path?: string): Promise<void>;
  /** how many messages lie in a mailbox; 0 where it does not exist */
  count(path?: string): Promise<number>;
  /** gives the mailbox another UIDVALIDITY, as after a restore */
  renew(): Promise<void>;
  stop(): Promise<unknown>;
  again(): Promise<void>;
};

const USER = 'rechnung';
/** With signs that must be encoded in an address. */
const PASSWORD = 'ein:Wort/1';

/** Starts the Dovecot that Debian ships, with one user, in a folder and on a port of its own. */
export async function startDebianDovecot(): Promise<DebianDovecot> {
  const dovecot = need('dovecot');
  const folder = await temporaryFolder('rw-dovecot');
  const port = await freePort();
  chmodSync(folder, 0o755);
  for (const name of ['mail', 'run', 'state']) mkdirSync(join(folder, name));
  chmodSync(join(folder, 'mail'), 0o777);
  const file = join(folder, 'dovecot.conf');
  writeFileSync(file, configuration(folder, port));
  const start = async () => {
    const program = startProgram(dovecot, ['-F', '-c', file]);
    atEnd(() => program.stop());
    await waitUntil('Dovecot to greet', () => withClient(port, () => Promise.resolve(true)).catch(() => false));
    return program;
  };
  let program = await start();
  return {
    url: `imap://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX`,
    append: (messages, path = 'INBOX') =>
      withClient(port, async (client) => {
        for (const bytes of messages) await client.append(path, bytes);
      }),
    count: (path = 'INBOX') =>
      withClient(port, async (client) => {
        const known = (await client.list()).some((each) => each.path === path);
        const status = known && (await client.status(path, { messages: true }));
        return status ? (status.messages ?? 0) : 0;
      }),
    async renew() {
      await program.stop();
      const box = join(folder, 'mail', USER);
      for (const name of readdirSync(box).filter((each) => each.startsWith('dovecot'))) rmSync(join(box, name));
      program = await start();
    },
    stop: () => program.stop(),
    async again() {
      program = await start();
    },
  };
}

function configuration(folder: string, port: number): string {
  return `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = ${port}
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

async function withClient<Answer>(port: number, use: (client: ImapFlow) => Promise<Answer>): Promise<Answer> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user: USER, pass: PASSWORD },
    logger: false,
  });
  client.on('error', () => undefined); // told by the call that waits
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.logout();
  }
}
