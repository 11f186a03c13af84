import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError, type Config } from '../config.ts';
import { seatIdOf, type Trust } from './checkCertificate.ts';
import { openRevocation, type Revocation } from './revocation.ts';

/** Who we are in the Peppol network, and whom we trust. */
export type AccessPoint = {
  readonly seatId: string;
  /** DER */
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  readonly trust: Trust;
  readonly revocation: Revocation;
  /** a certificate whose state nobody tells passes (AS4_REVOCATION=soft) */
  readonly acceptUnknown: boolean;
};

/** Reads key and certificates that the configuration names; null: this installation takes no part in Peppol. Throws ConfigError. */
export function openAccessPoint({ as4 }: Pick<Config, 'as4'>): AccessPoint | null {
  if (!as4) return null;
  const [own] = readCertificates('AS4_CERTIFICATE', as4.certificate);
  const trusted = readCertificates('AS4_TRUST', as4.trust);
  const privateKey = readKey(as4.key);
  const seatId = own && seatIdOf(own);
  if (!own || !seatId)
    throw broken('AS4_CERTIFICATE', 'CN keine Seat-ID (PXX000000)', 'the CN is no Seat ID (PXX000000)');
  if (!own.checkPrivateKey(privateKey))
    throw broken('AS4_KEY', 'gehört nicht zu AS4_CERTIFICATE', 'does not belong to AS4_CERTIFICATE');
  const isRoot = (one: X509Certificate) => one.checkIssued(one) && one.verify(one.publicKey);
  const trust = { roots: trusted.filter(isRoot), authorities: trusted.filter((one) => !isRoot(one)) };
  if (trust.roots.length === 0) throw broken('AS4_TRUST', 'enthält keine Wurzel', 'holds no root');
  return {
    seatId,
    certificate: own.raw,
    privateKey,
    trust,
    revocation: openRevocation(),
    acceptUnknown: as4.acceptUnknown,
  };
}

function readKey(path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path));
  } catch {
    throw broken('AS4_KEY', 'ist kein lesbarer privater Schlüssel (PEM)', 'is no readable private key (PEM)');
  }
}

function readCertificates(name: string, path: string): X509Certificate[] {
  try {
    const found =
      readFileSync(path, 'latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (found.length > 0) return found.map((pem) => new X509Certificate(pem));
  } catch {
    // said below
  }
  throw broken(name, 'enthält kein lesbares Zertifikat (PEM)', 'holds no readable certificate (PEM)');
}

function broken(name: string, de: string, en: string): ConfigError {
  return new ConfigError([`${name}: ${de} / ${name}: ${en}`]);
}
