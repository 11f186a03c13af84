import { hash } from 'node:crypto';
import { canonicalJson } from '../db/canonicalJson.ts';
import type { SealableRow } from '../db/journalSeals.ts';

/** Stands before the first row. */
export const GENESIS = '0'.repeat(64);

/**
 * The hash of a row (SHA-256, lower-case hex): over the hash of the row before it, its number and everything that stays for
 * good. Names and reasons are in it only as a salted digest, so that they can be erased.
 */
export function journalHash(previous: string, seq: number, row: SealableRow): string {
  const { id, invoiceId, at, code, from, to, actor, accountId, facts, digest } = row;
  return hash(
    'sha256',
    canonicalJson([previous, seq, id, invoiceId, at.toISOString(), code, from, to, actor, accountId, facts, digest]),
  );
}
