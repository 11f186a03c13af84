import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../db/canonicalJson.ts';
import type { CheckpointRow } from '../db/checkpoints.ts';
import type { Seal } from '../db/journalSeals.ts';

/** What leaves the platform: with it a later change, or a cut, of the journal up to `seq` can be shown. */
export type Checkpoint = {
  readonly kind: 'rechnungsweg-journal-checkpoint';
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  /** Ed25519 over seq, hash and at (canonical JSON), base64; or the open admission that there is no key */
  readonly signature: string;
};

const UNSIGNED = 'unsigned';

/** `key`: the private key, or null. */
export function makeCheckpoint({ seq, hash }: Seal, at: Date, key: KeyObject | null): CheckpointRow {
  const signature = key && sign(null, signedBytes({ seq, hash, at: at.toISOString() }), key).toString('base64');
  return { seq, hash, at, signature };
}

export function asDocument({ seq, hash, at, signature }: CheckpointRow): Checkpoint {
  return { kind: 'rechnungsweg-journal-checkpoint', seq, hash, at: at.toISOString(), signature: signature ?? UNSIGNED };
}

/** `key`: the public key, or the private one, whose public half is taken. */
export function signatureHolds(checkpoint: Checkpoint, key: KeyObject): boolean {
  if (checkpoint.signature === UNSIGNED) return false;
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return verify(null, signedBytes(checkpoint), publicKey, Buffer.from(checkpoint.signature, 'base64'));
}

function signedBytes({ seq, hash, at }: Pick<Checkpoint, 'seq' | 'hash' | 'at'>): Buffer {
  return Buffer.from(canonicalJson({ seq, hash, at }));
}
