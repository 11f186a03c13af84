import type { KeyObject, X509Certificate } from 'node:crypto';
import type { Config } from '../config.ts';
import { brokenFile, readCertificates, readKeyPair } from '../readPem.ts';
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
  const own = readKeyPair(['AS4_KEY', as4.key], ['AS4_CERTIFICATE', as4.certificate]);
  const seatId = seatIdOf(own.certificate);
  if (!seatId)
    throw brokenFile('AS4_CERTIFICATE', 'CN ist keine Seat-ID (PXX000000)', 'the CN is no Seat ID (PXX000000)');
  const trusted = readCertificates('AS4_TRUST', as4.trust);
  const isRoot = (one: X509Certificate) => one.checkIssued(one) && one.verify(one.publicKey);
  const trust = { roots: trusted.filter(isRoot), authorities: trusted.filter((one) => !isRoot(one)) };
  if (trust.roots.length === 0) throw brokenFile('AS4_TRUST', 'enthält keine Wurzel', 'holds no root');
  return {
    seatId,
    certificate: own.certificate.raw,
    privateKey: own.privateKey,
    trust,
    revocation: openRevocation(),
    acceptUnknown: as4.acceptUnknown,
  };
}
