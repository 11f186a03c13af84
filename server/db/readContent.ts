import type { Queryable } from './database.ts';

/** The bytes as they were stored. Throws when they are gone (retention): whoever asks must know that they exist. */
export async function readContent(db: Queryable, sha256: string): Promise<Buffer> {
  const row = await db('content').where({ sha256 }).first<{ bytes: Buffer } | undefined>('bytes');
  if (!row) throw new Error(`no content ${sha256}`);
  return row.bytes;
}
