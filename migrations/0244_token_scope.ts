import type { Knex } from 'knex';

/**
 * Tokens with a name, scopes and an end; several per organisation. The same row is an OAuth 2.0 client (RFC 6749 4.4): it is
 * exchanged for access tokens that live for an hour.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`drop index api_token_of_organisation`);
  await db.raw(`
    alter table api_token
      add name text not null default '',
      add scopes text[] not null default '{read,write}',
      add last_used_at timestamptz,
      add expires_at timestamptz,
      add created_by uuid references account`);
  await db.raw(`create index api_token_of_organisation on api_token (organisation_id) where revoked_at is null`);
  await db.raw(`
    create table access_token (
      hash text primary key,
      token_id uuid not null references api_token,
      scopes text[] not null,
      expires_at timestamptz not null
    )`);
  await db.raw(`create index access_token_over on access_token (expires_at)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
