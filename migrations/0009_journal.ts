import type { Knex } from 'knex';

/**
 * The journal: rows are only added. The sealer later gives a row its number and hash, once; names, addresses and reasons
 * lie beside it and can be erased without breaking the chain, which holds only their salted digest.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table journal (
      id uuid primary key,
      position bigint not null generated always as identity,
      invoice_id uuid,
      at timestamptz not null,
      code text not null,
      from_state text,
      to_state text,
      actor text not null,
      account_id uuid,
      facts jsonb not null,
      digest text,
      seq bigint unique,
      hash text,
      check ((seq is null) = (hash is null))
    )`);
  await db.raw(`create index journal_of_invoice on journal (invoice_id, position)`);
  await db.raw(`create index journal_unsealed on journal (position) where seq is null`);
  await db.raw(`
    create table journal_personal (
      journal_id uuid primary key references journal,
      salt text not null,
      data jsonb not null
    )`);
  await db.raw(`
    create table journal_checkpoint (
      seq bigint primary key,
      hash text not null,
      at timestamptz not null,
      signature text,
      put_out_at timestamptz
    )`);
  await db.raw(`
    create function journal_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
        and to_jsonb(new) - 'seq' - 'hash' = to_jsonb(old) - 'seq' - 'hash' then
        return new;
      end if;
      raise exception 'the journal is append-only';
    end $$`);
  await db.raw(`
    create trigger journal_append_only before update or delete on journal
    for each row execute function journal_is_append_only()`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
