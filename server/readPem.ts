import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from './config.ts';

/** Keys and certificates in the files that a variable names. All throw ConfigError, naming the variable. */

function readKey(name: string, path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path));
  } catch {
    throw brokenFile(name, 'ist kein lesbarer privater Schlüssel (PEM)', 'is no readable private key (PEM)');
  }
}

/** At least one, in the order of the file. */
export function readCertificates(name: string, path: string): [X509Certificate, ...X509Certificate[]] {
  try {
    const found =
      readFileSync(path, 'latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    const [first, ...more] = found.map((pem) => new X509Certificate(pem));
    if (first) return [first, ...more];
  } catch {
    // said below
  }
  throw brokenFile(name, 'enthält kein lesbares Zertifikat (PEM)', 'holds no readable certificate (PEM)');
}

/** Key and the certificate that belongs to it. */
export function readKeyPair(
  key: readonly [name: string, path: string],
  certificate: readonly [name: string, path: string],
): { readonly privateKey: KeyObject; readonly certificate: X509Certificate } {
  const privateKey = readKey(...key);
  const [own] = readCertificates(...certificate);
  if (!own.checkPrivateKey(privateKey))
    throw brokenFile(key[0], `gehört nicht zu ${certificate[0]}`, `does not belong to ${certificate[0]}`);
  return { privateKey, certificate: own };
}

export function brokenFile(name: string, de: string, en: string): ConfigError {
  return new ConfigError([`${name}: ${de} / ${name}: ${en}`]);
}
