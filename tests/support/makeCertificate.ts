import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { need } from './machine.ts';

/** PEM */
export type Certificate = { readonly key: string; readonly certificate: string };

/** A fresh RSA key with a certificate that it signed itself. */
export function makeCertificate(name: string, bits = 2048): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'rw-cert-'));
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const ask = ['req', '-x509', '-newkey', `rsa:${bits}`, '-nodes', '-days', '2', '-subj', `/CN=${name}`];
    execFileSync(need('openssl'), [...ask, '-keyout', keyFile, '-out', certificateFile], { stdio: 'pipe' });
    return { key: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
