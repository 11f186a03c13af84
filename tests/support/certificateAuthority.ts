import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanUp.ts';
import { need } from './machine.ts';

export type Issued = { readonly key: string; readonly cert: string };

/** A certificate authority of this test file; it vouches for nobody else's. Times are in days from now. */
export function startAuthority(): {
  readonly certificate: string;
  issue(subjectAltName: string, days?: number): Issued;
} {
  const folder = mkdtempSync(join(tmpdir(), 'rw-ca-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => void execFileSync(need('openssl'), args, { stdio: 'pipe' });
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  openssl('req', '-x509', ...key, '-days', '2', '-subj', '/CN=Test CA', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  return {
    certificate: readFileSync(at('ca.pem'), 'utf8'),
    issue(subjectAltName, days = 2) {
      writeFileSync(at('extensions'), `subjectAltName=${subjectAltName}\n`);
      openssl('req', ...key, '-subj', '/CN=mail', '-keyout', at('key.pem'), '-out', at('request.pem'));
      const from = ['-req', '-in', at('request.pem'), '-CA', at('ca.pem'), '-CAkey', at('ca.key')];
      openssl('x509', ...from, '-days', String(days), '-extfile', at('extensions'), '-out', at('cert.pem'));
      return { key: readFileSync(at('key.pem'), 'utf8'), cert: readFileSync(at('cert.pem'), 'utf8') };
    },
  };
}
