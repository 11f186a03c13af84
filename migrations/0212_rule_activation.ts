import type { Knex } from 'knex';

/**
 * From which moment a bundle counts; bundle_id null: the built-in rules. One that is not beside ends all before it, so that at every moment it is
 * certain which rules count.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table rule_activation (
      id uuid primary key,
      bundle_id uuid references rule_bundle,
      valid_from timestamptz not null,
      beside boolean not null,
      created_at timestamptz not null,
      account_id uuid references account
    )`);
  await db.raw(`create unique index rule_activation_once on rule_activation (valid_from) where not beside`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
