import type { Queryable } from './database.ts';

/** A new password; whoever was signed in with the old one is signed out. */
export async function setPasswordHash(db: Queryable, accountId: string, passwordHash: string): Promise<void> {
  await db('account').where({ id: accountId }).update({ password_hash: passwordHash });
  await db('session').where({ account_id: accountId }).delete();
}
