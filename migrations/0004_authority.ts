import type { Knex } from 'knex';

/** Who gets invoices, and the Leitweg-IDs by which they are found (canonical upper case). */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table authority (
      id uuid primary key,
      name text not null,
      deliver_to text not null,
      language text not null default 'de' check (language in ('de', 'en')),
      listed boolean not null default true,
      created_at timestamptz not null,
      closed_at timestamptz
    )`);
  await db.raw(`
    create table leitweg_id (
      leitweg_id text primary key,
      authority_id uuid not null references authority,
      created_at timestamptz not null,
      closed_at timestamptz
    )`);
  await db.raw(`create index leitweg_id_of_authority on leitweg_id (authority_id)`);
  await db.raw(`alter table account add foreign key (authority_id) references authority`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
