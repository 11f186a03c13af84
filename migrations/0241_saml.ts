import type { Knex } from 'knex';

/**
 * Sign-in by SAML. A request may be answered once (its row is taken), an assertion counts once (its row is unique), whichever
 * process sees it. An identity is who somebody is at a provider; people who come that way have no address to sign in by, so
 * `account.email` may be null, and what the provider says about them is only a claim (`contact_email`).
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table saml_request (
      id text primary key,
      provider text not null,
      browser_hash text not null,
      target text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`);
  await db.raw(`create index saml_request_over on saml_request (expires_at)`);
  await db.raw(`
    create table saml_seen (
      issuer text not null,
      id text not null,
      expires_at timestamptz not null,
      primary key (issuer, id)
    )`);
  await db.raw(`create index saml_seen_over on saml_seen (expires_at)`);
  await db.raw(`
    create table identity (
      provider text not null,
      subject text not null,
      account_id uuid not null references account,
      created_at timestamptz not null,
      primary key (provider, subject)
    )`);
  await db.raw(`create index identity_of_account on identity (account_id)`);
  await db.raw(`
    create table organisation_identity (
      provider text not null,
      subject text not null,
      organisation_id uuid not null references organisation,
      created_at timestamptz not null,
      primary key (provider, subject)
    )`);
  await db.raw(`create index organisation_identity_of on organisation_identity (organisation_id)`);
  await db.raw(`alter table account alter column email drop not null`);
  await db.raw(`alter table account add contact_email text`);
  await db.raw(`
    alter table organisation
      add street text,
      add postal_code text,
      add place text,
      add country text`);
  await db.raw(`
    alter table session
      add provider text,
      add name_id text,
      add name_id_format text,
      add session_index text,
      add level integer`);
  await db.raw(`create index session_at_provider on session (provider, name_id) where provider is not null`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
