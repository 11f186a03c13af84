import type { Knex } from 'knex';

/**
 * Rule bundles from outside. Their files lie in `content`, so that every process on the database has the same ones. The built-in rules are no row:
 * they come with the program.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table rule_bundle (
      id uuid primary key,
      checksum text not null unique,
      name text not null,
      version text not null,
      file_name text,
      file_sha256 text,
      content_sha256 text not null references content (sha256),
      state text not null check (state in ('checking', 'ready', 'refused')),
      refusal jsonb,
      facts jsonb,
      created_at timestamptz not null,
      account_id uuid references account
    )`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
