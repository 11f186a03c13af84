import type { Queryable } from './database.ts';

export type Totp = { readonly secret: string | null; readonly on: boolean };

export async function readTotp(db: Queryable, accountId: string): Promise<Totp> {
  const row = await db('account').where({ id: accountId }).first<Totp>({ secret: 'totp_secret', on: 'totp_on' });
  return row ?? { secret: null, on: false };
}

/** Keeps a secret that counts once a code has shown that the person has it. */
export async function offerTotp(db: Queryable, accountId: string, secret: string): Promise<void> {
  await db('account').where({ id: accountId, totp_on: false }).update({ totp_secret: secret, totp_step: null });
}

export async function switchTotp(db: Queryable, accountId: string, on: boolean): Promise<void> {
  await db('account')
    .where({ id: accountId })
    .update(on ? { totp_on: true } : { totp_on: false, totp_secret: null, totp_step: null });
}

/** Uses a step up (RFC 6238 5.2: a code counts once). False: this one or a later one was used already. */
export async function spendTotpStep(db: Queryable, accountId: string, step: number): Promise<boolean> {
  const unused = db('account')
    .where({ id: accountId })
    .where((before) => void before.whereNull('totp_step').orWhere('totp_step', '<', step));
  return (await unused.update({ totp_step: step })) === 1;
}
