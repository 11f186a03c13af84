import { writeFileSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { atEnd } from './cleanUp.ts';
import { freePort } from './freePort.ts';
import { need } from './machine.ts';
import { startProgram } from './startProgram.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { waitUntil } from './waitUntil.ts';

export type DebianClamd = { readonly address: string; stop(): Promise<unknown>; again(): Promise<void> };

/**
 * What every scanner finds by agreement and harms nobody (EICAR test file). Written in two halves, so that no scanner finds this file.
 */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Starts the clamd that Debian ships, with one signature of our own: the real ones are hundreds of megabytes. */
export async function startDebianClamd(): Promise<DebianClamd> {
  const clamd = need('clamd');
  const folder = await temporaryFolder('rw-clamd');
  const port = await freePort();
  const signatures = join(folder, 'db');
  mkdirSync(signatures);
  writeFileSync(join(signatures, 'eicar.ndb'), `Eicar-Test:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const file = join(folder, 'clamd.conf');
  writeFileSync(
    file,
    `Foreground yes
TCPSocket ${port}
TCPAddr 127.0.0.1
DatabaseDirectory ${signatures}
LogFile ${folder}/log
User root
StreamMaxLength 100M
`,
  );
  const start = async () => {
    const program = startProgram(clamd, ['-c', file]);
    atEnd(() => program.stop('SIGKILL'));
    await waitUntil('clamd to answer', () => answers(port));
    return program;
  };
  let program = await start();
  return {
    address: `127.0.0.1:${port}`,
    stop: () => program.stop('SIGKILL'),
    async again() {
      program = await start();
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('zPING\0'));
    socket.once('data', (text) => (socket.destroy(), resolve(text.toString().startsWith('PONG'))));
    socket.once('error', () => resolve(false));
  });
}
