import type { Role } from '../role.ts';
import type { Queryable } from './database.ts';

export type SessionRow = {
  readonly role: Role;
  readonly accountId: string;
  readonly organisationId: string | null;
  readonly authorityId: string | null;
};

/** Working time of a day; whoever leaves the desk is signed out after two hours without a click. */
const LIFE_MS = 12 * 3600_000;
const IDLE_MS = 2 * 3600_000;
/** `seen_at` is written at most this often. */
const SEEN_MS = 60_000;

/** Opens a session and clears those that are over. Returns its longest life in milliseconds, for the cookie. */
export async function createSession(db: Queryable, hash: string, accountId: string, at: Date): Promise<number> {
  await db('session').where('expires_at', '<', at).delete();
  const expiresAt = new Date(at.getTime() + LIFE_MS);
  await db('session').insert({ hash, account_id: accountId, created_at: at, seen_at: at, expires_at: expiresAt });
  return LIFE_MS;
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
      seenAt: 'session.seen_at',
    });
  if (!row) return null;
  const { seenAt, ...session } = row;
  if (at.getTime() - seenAt.getTime() > SEEN_MS) await db('session').where({ hash }).update({ seen_at: at });
  return session;
}

export async function deleteSession(db: Queryable, hash: string): Promise<void> {
  await db('session').where({ hash }).delete();
}
