import { hash } from 'node:crypto';
import type { Transaction } from './database.ts';

/** Stores bytes once, whoever brings them; their checksum (SHA-256, lower-case hex) is their name. */
export async function putContent(trx: Transaction, bytes: Uint8Array): Promise<string> {
  const sha256 = hash('sha256', bytes);
  await trx('content')
    .insert({ sha256, bytes: Buffer.from(bytes) })
    .onConflict('sha256')
    .ignore();
  return sha256;
}
