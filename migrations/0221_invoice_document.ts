import type { Knex } from 'knex';

/**
 * The document that is checked and handed over may lie inside what was received (the XML of a ZUGFeRD PDF). `sha256` stays what was
 * received, as evidence; `document_path` is the name inside it, null where both are the same.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`alter table invoice add document_sha256 text references content, add document_path text`);
  await db.raw(`update invoice set document_sha256 = sha256`);
  await db.raw(`alter table invoice alter document_sha256 set not null`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
