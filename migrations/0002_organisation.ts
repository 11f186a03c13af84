import type { Knex } from 'knex';

/** Who delivers invoices, and who may sign in. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table organisation (
      id uuid primary key,
      name text not null,
      email text,
      language text not null default 'de' check (language in ('de', 'en')),
      created_at timestamptz not null
    )`);
  await db.raw(`
    create table account (
      id uuid primary key,
      role text not null check (role in ('supplier', 'authority', 'admin')),
      email text not null,
      name text not null,
      password_hash text,
      language text not null default 'de' check (language in ('de', 'en')),
      organisation_id uuid references organisation,
      authority_id uuid,
      created_at timestamptz not null,
      disabled_at timestamptz,
      check ((role = 'supplier') = (organisation_id is not null)),
      check ((role = 'authority') = (authority_id is not null))
    )`);
  await db.raw(`create unique index account_email on account (lower(email))`);
  await db.raw(`create index account_organisation on account (organisation_id) where organisation_id is not null`);
  await db.raw(`create index account_authority on account (authority_id) where authority_id is not null`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
