import type { Knex } from 'knex';

/** Who may invite, remove and hand over in an organisation. Whoever was there first, was alone so far: an administrator. */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    `alter table account add organisation_role text check (organisation_role in ('administrator', 'member'))`,
  );
  await db.raw(`update account set organisation_role = 'administrator' where role = 'supplier'`);
  await db.raw(`
    alter table account add constraint account_organisation_role
      check ((role = 'supplier') = (organisation_role is not null))`);
}

export { forwardOnly as down } from '../server/db/forwardOnly.ts';
