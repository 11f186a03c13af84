import type { X509Certificate } from 'node:crypto';
import type { Config } from '../config.ts';
import { readKeyPair } from '../readPem.ts';

/** What the directory of the Peppol network is signed with here. */
export type Smp = {
  /** PEM */
  readonly privateKey: string;
  readonly certificate: X509Certificate;
};

/** Reads what the configuration names; null: somebody else lists our authorities, or nobody. Throws ConfigError. */
export function openSmp({ smp }: Pick<Config, 'smp'>): Smp | null {
  if (!smp) return null;
  const { privateKey, certificate } = readKeyPair(['SMP_KEY', smp.key], ['SMP_CERTIFICATE', smp.certificate]);
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate };
}
