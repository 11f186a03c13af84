import { createAccount } from './createAccount.ts';
import { createOrganisation } from './createOrganisation.ts';
import type { Queryable, Transaction } from './database.ts';

/** Somebody as an identity provider knows them. `address` belongs to the organisation. */
export type Known = {
  readonly provider: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  /** null: a person on their own */
  readonly organisation: { readonly key: string; readonly name: string } | null;
  readonly address: Readonly<Record<'street' | 'postalCode' | 'place' | 'country', string | null>>;
};

/**
 * The account of somebody who signed in at a provider; made at the first time, with the organisation. What the provider says is
 * taken over each time. An account is found by the provider's key alone, never by an address that anybody could have typed there.
 * null: the account was closed.
 */
export async function takeIdentity(trx: Transaction, known: Known, at: Date): Promise<string | null> {
  const { provider, subject, name, email } = known;
  // Two sign-ins of the same new person at once: the second waits here and finds what the first has made.
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `${provider}\n${known.organisation?.key ?? subject}`,
  ]);
  const found = await trx('identity')
    .join('account', 'account.id', 'identity.account_id')
    .where({ provider, subject })
    .first<{ id: string; organisationId: string; disabledAt: Date | null } | undefined>({
      id: 'account.id',
      organisationId: 'account.organisation_id',
      disabledAt: 'account.disabled_at',
    });
  if (found?.disabledAt) return null;
  if (found) {
    await trx('account').where({ id: found.id }).update({ name, contact_email: email });
    await updateOrganisation(trx, found.organisationId, known);
    return found.id;
  }
  const { organisationId, isNew } = await takeOrganisation(trx, known, at);
  const id = await createAccount(
    trx,
    {
      role: 'supplier',
      email: null,
      contactEmail: email,
      name,
      passwordHash: null,
      organisationId,
      organisationRole: isNew ? 'administrator' : 'member',
    },
    at,
  );
  await trx('identity').insert({ provider, subject, account_id: id, created_at: at });
  return id;
}

async function takeOrganisation(
  trx: Transaction,
  known: Known,
  at: Date,
): Promise<{ organisationId: string; isNew: boolean }> {
  const { provider, organisation } = known;
  const found =
    organisation &&
    (await trx('organisation_identity')
      .where({ provider, subject: organisation.key })
      .first<{ id: string } | undefined>({ id: 'organisation_id' }));
  if (found) {
    await updateOrganisation(trx, found.id, known);
    return { organisationId: found.id, isNew: !(await hasAdministrator(trx, found.id)) };
  }
  const name = organisation?.name ?? known.name;
  const organisationId = await createOrganisation(trx, { name, email: known.email }, at);
  await updateOrganisation(trx, organisationId, known);
  if (organisation) {
    const identity = { provider, subject: organisation.key, organisation_id: organisationId, created_at: at };
    await trx('organisation_identity').insert(identity);
  }
  return { organisationId, isNew: true };
}

/** What the provider leaves out stays as it is. */
async function updateOrganisation(trx: Transaction, id: string, { organisation, address }: Known): Promise<void> {
  const said = {
    name: organisation?.name,
    street: address.street,
    postal_code: address.postalCode,
    place: address.place,
    country: address.country,
  };
  const changes = Object.fromEntries(Object.entries(said).filter(([, value]) => value));
  if (Object.keys(changes).length > 0) await trx('organisation').where({ id }).update(changes);
}

/** Where everybody who could invite has left, whoever comes next may. */
async function hasAdministrator(db: Queryable, organisationId: string): Promise<boolean> {
  const query = db('account').where({ organisation_id: organisationId, organisation_role: 'administrator' });
  return (await query.whereNull('disabled_at').first('id')) !== undefined;
}
