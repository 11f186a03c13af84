import type { Context } from '../../context.ts';
import { countAttempt, forgetAttempts } from '../../db/attempts.ts';
import { Problem } from '../../problems.ts';
import { hashSecret } from '../../secret.ts';
import { networkOf } from '../rateLimit.ts';

const WINDOW_MS = 15 * 60_000;
/** A person who mistypes stays below; guessing a random password at this pace takes longer than the universe has. */
const PER_ACCOUNT = 10;
/** A whole office behind one address. */
const PER_ADDRESS = 100;

/** Counts an attempt for the account and the address. Throws LOGIN_TOO_OFTEN. */
export async function throttleLogin(ctx: Context, email: string, address: string | undefined): Promise<void> {
  await throttle(ctx, [
    [addressKey(address), PER_ADDRESS],
    [accountKey(email), PER_ACCOUNT],
  ]);
}

async function throttle(ctx: Context, limits: readonly (readonly [key: string, limit: number])[]): Promise<void> {
  const at = ctx.clock.now();
  for (const [key, limit] of limits) {
    const { count, until } = await countAttempt(ctx.db, key, at, WINDOW_MS);
    if (count > limit)
      throw new Problem('LOGIN_TOO_OFTEN', {
        seconds: Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000)),
      });
  }
}

/** Mails that somebody can have sent to an address of theirs or of others: a person asks again once or twice. */
const MAILS_PER_ADDRESS = 3;

/** Counts a mail to this address on behalf of that network. Throws LOGIN_TOO_OFTEN. */
export async function throttleMail(ctx: Context, email: string, address: string | undefined): Promise<void> {
  await throttle(ctx, [
    [`mails from ${addressKey(address)}`, PER_ADDRESS],
    [`mails to ${accountKey(email)}`, MAILS_PER_ADDRESS],
  ]);
}

/** After a success the account starts afresh; the address does not, or one good account would open the way to guess others. */
export async function forgiveLogin(ctx: Context, email: string): Promise<void> {
  await forgetAttempts(ctx.db, accountKey(email), ctx.clock.now());
}

// Hashed: the table of attempts is no list of who has an account here or from where people came.
const accountKey = (email: string) => `account ${hashSecret(email.toLowerCase())}`;
const addressKey = (address: string | undefined) => `address ${hashSecret(networkOf(address))}`;
