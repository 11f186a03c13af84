import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRevocation } from '../../../server/as4/revocation.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { need } from '../../support/machine.ts';
import { testAuthority, type Party, type TestAuthority } from './testAuthority.ts';

const at = new Date();

type Responder = { readonly url: string; answerFor(authority: TestAuthority, signer: Party | null): void };

/** A responder on loopback whose answers openssl makes; until it knows for whom, it answers nothing. */
async function startResponder(): Promise<Responder> {
  let answer: ((request: Buffer) => Buffer) | null = null;
  const server = createServer((req, res) => {
    const pieces: Buffer[] = [];
    req.on('data', (piece: Buffer) => pieces.push(piece));
    req.on('end', () => (answer ? res.end(answer(Buffer.concat(pieces))) : res.writeHead(503).end()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answerFor(authority, signer) {
      const file = (name: string) => join(authority.folder, name);
      const files = signer?.files ?? { certificate: authority.authority, key: file('authority.key') };
      const signing = ['-rsigner', files.certificate, '-rkey', files.key, '-CA', authority.authority, '-ndays', '1'];
      answer = (request) => {
        writeFileSync(file('request'), request);
        const data = ['-index', file('index.txt'), '-reqin', file('request'), '-respout', file('answer')];
        execFileSync(need('openssl'), ['ocsp', ...data, ...signing], { stdio: 'ignore' });
        return readFileSync(file('answer'));
      };
    },
  };
}

describe('a certificate that names a responder (OCSP)', () => {
  it.each(['the authority itself', 'a responder of the authority'] as const)(
    'is good or revoked as %s says',
    async (who) => {
      const responder = await startResponder();
      const authority = await testAuthority('OCSP', responder.url);
      const good = authority.issue('POP000001');
      const revoked = authority.issue('POP000002');
      const signer = who === 'the authority itself' ? null : authority.issue('OCSP responder', { responder: true });
      authority.revoke(revoked);
      responder.answerFor(authority, signer);
      const issuer = new X509Certificate(readFileSync(authority.authority));
      const revocation = openRevocation();
      expect(await revocation.statusOf(good.certificate, issuer, at)).toBe('good');
      expect(await revocation.statusOf(revoked.certificate, issuer, at)).toBe('revoked');
    },
  );

  it('is unknown while nobody answers, and when somebody answers who is not entitled', async () => {
    const responder = await startResponder();
    const authority = await testAuthority('OCSP', responder.url);
    const party = authority.issue('POP000003');
    const issuer = new X509Certificate(readFileSync(authority.authority));
    expect(await openRevocation().statusOf(party.certificate, issuer, at)).toBe('unknown');
    responder.answerFor(authority, authority.issue('POP000004'));
    expect(await openRevocation().statusOf(party.certificate, issuer, at)).toBe('unknown');
  });
});
