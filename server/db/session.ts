import type { OrganisationRole, Role } from '../role.ts';
import type { Queryable } from './database.ts';

export type SessionRow = {
  readonly role: Role;
  readonly accountId: string;
  /** how the identity provider knows this session; null: signed in here */
  readonly provider: string | null;
  readonly organisationId: string | null;
  readonly authorityId: string | null;
  readonly organisationRole: OrganisationRole | null;
};

/** Working time of a day; whoever leaves the desk is signed out after two hours without a click. */
const LIFE_MS = 12 * 3600_000;
const IDLE_MS = 2 * 3600_000;
/** `seen_at` is written at most this often. */
const SEEN_MS = 60_000;

/** What is needed to end a session together with the identity provider's. */
export type ProviderSession = {
  readonly provider: string;
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
  readonly level: number;
  /** when the provider ends it; null: it does not say */
  readonly endsAt: Date | null;
};

/** Opens a session and clears those that are over. Returns its longest life in milliseconds, for the cookie. */
export async function createSession(
  db: Queryable,
  hash: string,
  accountId: string,
  at: Date,
  from: ProviderSession | null = null,
): Promise<number> {
  await db('session').where('expires_at', '<', at).delete();
  const lifeMs = Math.min(LIFE_MS, from?.endsAt ? from.endsAt.getTime() - at.getTime() : LIFE_MS);
  const expiresAt = new Date(at.getTime() + lifeMs);
  await db('session').insert({
    hash,
    account_id: accountId,
    created_at: at,
    seen_at: at,
    expires_at: expiresAt,
    provider: from?.provider ?? null,
    name_id: from?.nameId ?? null,
    name_id_format: from?.nameIdFormat ?? null,
    session_index: from?.sessionIndex ?? null,
    level: from?.level ?? null,
  });
  return lifeMs;
}

/** Who is signed in by this session; null: unknown, over, or the account is disabled. */
export async function findSession(db: Queryable, hash: string, at: Date): Promise<SessionRow | null> {
  const row = await db('session')
    .join('account', 'account.id', 'session.account_id')
    .where({ hash })
    .where('expires_at', '>', at)
    .where('seen_at', '>', new Date(at.getTime() - IDLE_MS))
    .whereNull('disabled_at')
    .first<(SessionRow & { seenAt: Date }) | undefined>({
      role: 'account.role',
      accountId: 'account.id',
      organisationId: 'account.organisation_id',
      authorityId: 'account.authority_id',
      organisationRole: 'account.organisation_role',
      provider: 'session.provider',
      seenAt: 'session.seen_at',
    });
  if (!row) return null;
  const { seenAt, ...session } = row;
  if (at.getTime() - seenAt.getTime() > SEEN_MS) await db('session').where({ hash }).update({ seen_at: at });
  return session;
}

/** Ends a session. What it was at the provider comes back, so that it can be ended there too; null: nothing to end there. */
export async function deleteSession(
  db: Queryable,
  hash: string,
): Promise<Pick<ProviderSession, 'provider' | 'nameId' | 'nameIdFormat' | 'sessionIndex'> | null> {
  const [ended] = await db('session')
    .where({ hash })
    .delete<ProviderSession[]>([
      'provider',
      'name_id as nameId',
      'name_id_format as nameIdFormat',
      'session_index as sessionIndex',
    ]);
  return ended?.provider ? ended : null;
}

/** The provider ends what it began: this session, or without an index all of this person. Answers how many. */
export async function deleteProviderSessions(
  db: Queryable,
  { provider, nameId, sessionIndexes }: { provider: string; nameId: string; sessionIndexes: readonly string[] },
): Promise<number> {
  const all = db('session').where({ provider, name_id: nameId });
  return (sessionIndexes.length > 0 ? all.whereIn('session_index', [...sessionIndexes]) : all).delete();
}
