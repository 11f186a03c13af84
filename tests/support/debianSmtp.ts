import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { atEnd } from './cleanUp.ts';
import { freePort } from './freePort.ts';
import { need } from './machine.ts';
import { startProgram } from './startProgram.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { waitUntil } from './waitUntil.ts';

export type DebianSmtp = {
  readonly port: number;
  /** For SMTP_URL. */
  readonly url: string;
  /** The mails that lie in the mailbox of this address now, as bytes. */
  mailbox: (address: string) => Buffer[];
  waitForMails: (address: string, count: number) => Promise<Buffer[]>;
  log: () => string;
  stop: () => Promise<unknown>;
};

/**
 * Starts the OpenSMTPD that Debian ships, as a peer that nobody here wrote: it takes mail for the given addresses, puts
 * it into one maildir each, and refuses every other recipient.
 *
 * smtpd has fixed folders (/var/spool/smtpd, /run/smtpd.sock). It gets its own, empty ones in a mount namespace: nothing
 * of the machine is touched, several can run side by side, and with its process namespace everything ends at once.
 */
export async function startDebianSmtp(addresses: readonly string[]): Promise<DebianSmtp> {
  const smtpd = need('smtpd');
  const folder = await temporaryFolder('rw-smtpd');
  const port = await freePort();
  const boxes = join(folder, 'boxes');
  const config = join(folder, 'smtpd.conf');
  prepare(folder, boxes);
  writeFileSync(config, configuration(addresses, port, boxes), { mode: 0o600 });
  const script =
    'mount -t tmpfs -o mode=755 none /var/spool && mount -t tmpfs -o mode=755 none /run && exec "$0" -d -f "$1"';
  const program = startProgram('unshare', [
    '--mount',
    '--pid',
    '--fork',
    '--kill-child',
    'sh',
    '-c',
    script,
    smtpd,
    config,
  ]);
  // SIGKILL to unshare: the kernel ends the whole process namespace with it.
  const stop = () => program.stop('SIGKILL');
  atEnd(stop);
  await program.waitFor(/starting/);
  await waitUntil('OpenSMTPD to greet', () => greets(port));

  const mailbox = (address: string) => readMaildir(join(boxes, address));
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    mailbox,
    waitForMails: (address, count) =>
      waitUntil(`${count} mails for ${address}`, () => {
        const mails = mailbox(address);
        return mails.length >= count ? mails : null;
      }),
    log: () => program.output(),
    stop,
  };
}

function configuration(addresses: readonly string[], port: number, boxes: string): string {
  const domains = [...new Set(addresses.map((address) => address.split('@')[1] ?? ''))];
  const known = addresses.map((address) => `"${address}" = opensmtpd`).join(', ');
  return `table known { ${known} }
listen on 127.0.0.1 port ${port} hostname mx.example
smtp max-message-size 60M
action "deliver" maildir "${boxes}/%{dest}" virtual <known>
match from any for domain { ${domains.map((domain) => `"${domain}"`).join(', ')} } action "deliver"
`;
}

/** Mail is delivered with the rights of a user that Debian's package brings along. */
function prepare(folder: string, boxes: string): void {
  mkdirSync(boxes);
  const id = (flag: string) => Number(execFileSync('id', [flag, 'opensmtpd'], { encoding: 'utf8' }));
  chownSync(boxes, id('-u'), id('-g'));
  chmodSync(folder, 0o755);
}

function readMaildir(box: string): Buffer[] {
  const fresh = join(box, 'new');
  return existsSync(fresh)
    ? readdirSync(fresh)
        .sort()
        .map((name) => readFileSync(join(fresh, name)))
    : [];
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('data', (text) => answer(text.toString().startsWith('220')));
    socket.once('error', () => answer(false));
  });
}
