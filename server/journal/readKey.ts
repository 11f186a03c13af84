import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config.ts';

/** Reads the key file that signs checkpoints. Throws a message for the person who starts the server. */
export function readPrivateKey(path: string | null): KeyObject | null {
  return path === null ? null : checked(path, () => createPrivateKey(readFileSync(path)));
}

/** For verification: a public key, or the private one. */
export function readVerifyKey(path: string | null): KeyObject | null {
  return path === null ? null : checked(path, () => createPublicKey(readFileSync(path)));
}

function checked(path: string, read: () => KeyObject): KeyObject {
  let key: KeyObject | null = null;
  try {
    key = read();
  } catch {
    // said below: the reason of the crypto library helps nobody
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new ConfigError([
    `JOURNAL_KEY: ${path} ist keine Ed25519-Schlüsseldatei (PEM). Erzeugen: openssl genpkey -algorithm ed25519 -out DATEI / ` +
      `${path} is no Ed25519 key file (PEM). To make one: openssl genpkey -algorithm ed25519 -out FILE`,
  ]);
}
