import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { need } from '../../support/machine.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { message, multipart, text, xml } from './message.ts';
import { idOf, startMailIn } from './startMailIn.ts';

describe('S/MIME, made by OpenSSL', async () => {
  const openssl = need('openssl');
  const folder = await temporaryFolder('rw-smime');
  const run = (args: readonly string[], input?: Buffer) =>
    execFileSync(openssl, args, { cwd: folder, input, stdio: ['pipe', 'pipe', 'ignore'] });
  const person = (name: string) => {
    const pair = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
    run(['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...pair, '-subj', `/CN=${name}`, '-days', '2']);
    return { key: join(folder, `${name}.key`), cert: join(folder, `${name}.pem`) };
  };
  const [sender, us, other] = [person('Erika'), person('Rechnungsweg'), person('Anders')];
  const mail = await startMailIn({ env: { SMIME_KEY: us.key, SMIME_CERT: us.cert } });

  const inner = (number: string) => multipart('mixed', [text(), xml(sampleInvoice({ number }), `${number}.xml`)]);
  /** The headers that OpenSSL writes belong to the body; those of the message come before. */
  const withHeaders = (body: Buffer) =>
    message({ body: Buffer.from(body.toString('latin1').replace(/^MIME-Version: 1\.0\r?\n/, ''), 'latin1') });
  const sign = (number: string, ...more: string[]) => {
    writeFileSync(join(folder, 'in'), inner(number));
    return run([
      'cms',
      '-sign',
      '-in',
      'in',
      '-signer',
      sender.cert,
      '-inkey',
      sender.key,
      '-md',
      'sha256',
      '-crlfeol',
      ...more,
    ]);
  };
  const encrypt = (bytes: Buffer, cert: string, cipher: string) => {
    writeFileSync(join(folder, 'in'), bytes);
    return run(['cms', '-encrypt', '-in', 'in', `-${cipher}`, '-binary', '-crlfeol', cert]);
  };
  const signatureOf = async (raw: Buffer) => {
    const row = await mail.core.ctx
      .db('mail')
      .where({ message_id: idOf(raw) })
      .first<{ authentication: { signatures: unknown; encrypted: boolean } }>('authentication');
    return row?.authentication;
  };

  it.each([
    ['beside the content (multipart/signed)', () => sign('S-1')],
    ['around the content (signed-data)', () => sign('S-2', '-nodetach')],
  ])('a signature %s is checked, and what it says is kept', async (_how, make) => {
    const raw = withHeaders(make());
    await mail.send(raw);
    const { parts } = await mail.opened(raw);
    expect(parts.map(({ note }) => note)).toEqual([null]);
    expect(await signatureOf(raw)).toMatchObject({ signatures: [{ result: 'valid', signer: 'Erika' }] });
  });

  it('a signed message that was changed is taken, and told apart', async () => {
    const raw = withHeaders(Buffer.from(sign('S-3').toString('latin1').replace('anbei', 'dabei'), 'latin1'));
    await mail.send(raw);
    expect((await mail.opened(raw)).parts.map(({ note }) => note)).toEqual([null]);
    expect(await signatureOf(raw)).toMatchObject({ signatures: [{ result: 'invalid' }] });
    expect((await mail.answerTo(raw)).toString()).toContain('Signatur');
  });

  it.each(['aes256', 'aes128', 'des3'])('a message encrypted to us by %s is opened', async (cipher) => {
    const raw = withHeaders(encrypt(inner(`S-${cipher}`), us.cert, cipher));
    await mail.send(raw);
    expect((await mail.opened(raw)).parts.map(({ note }) => note)).toEqual([null]);
    expect(await signatureOf(raw)).toMatchObject({ encrypted: true });
  });

  it('a message that is signed, then encrypted, is opened and checked', async () => {
    const raw = withHeaders(encrypt(sign('S-4'), us.cert, 'aes256'));
    await mail.send(raw);
    expect((await mail.opened(raw)).parts.map(({ note }) => note)).toEqual([null]);
    expect(await signatureOf(raw)).toMatchObject({ encrypted: true, signatures: [{ result: 'valid' }] });
  });

  it('a message encrypted to somebody else gets just that answer', async () => {
    const raw = withHeaders(encrypt(inner('S-5'), other.cert, 'aes256'));
    await mail.send(raw);
    expect((await mail.opened(raw)).parts.map(({ note }) => note)).toEqual(['MAIL_ENCRYPTED']);
  });
});
