import type { Knex } from 'knex';

/** Long work on rule bundles: trying an imported one, and the dry run over the invoices of the last days. Whoever works on a task holds it for a while. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table rule_task (
      id uuid primary key,
      bundle_id uuid not null references rule_bundle on delete cascade,
      kind text not null check (kind in ('import', 'trial')),
      state text not null check (state in ('waiting', 'running', 'done', 'failed')),
      input jsonb not null,
      progress jsonb not null,
      result jsonb,
      error text,
      attempts integer not null default 0,
      holder text,
      held_until timestamptz,
      created_at timestamptz not null,
      finished_at timestamptz,
      account_id uuid references account
    )`);
  await db.raw(`create index rule_task_open on rule_task (created_at) where state in ('waiting', 'running')`);
  await db.raw(`create index report_by_bundle on report (bundle_checksum)`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
