import type { Context } from '../../context.ts';
import { countAttempt, forgetAttempts } from '../../db/attempts.ts';
import { Problem } from '../../problems.ts';
import { hashSecret } from '../../secret.ts';
import { networkOf } from '../rateLimit.ts';

const WINDOW_MS = 15 * 60_000;
/** A person who mistypes stays below. */
const PER_ACCOUNT_AND_ADDRESS = 10;
/** A whole office behind one address. */
const PER_ADDRESS = 100;
/**
 * From everywhere together: guessing a random password at this pace takes longer than the universe has. More than one address may use
 * up, or whoever knows an administrator's address could keep them out for good.
 */
const PER_ACCOUNT = 200;
/** Of a million codes, from everywhere: whoever gets here has the password, so this keeps out nobody by the hand of strangers. */
const CODES_PER_ACCOUNT = 10;

/** Who signs in: `account` is the id of the one that was found, so that no way of writing the e-mail address counts for itself. */
type Login = { readonly address: string | undefined } & (
  { readonly account: string } | { readonly account: null; readonly email: string }
);

/** Counts an attempt for the account and the address. Throws LOGIN_TOO_OFTEN. */
export async function throttleLogin(ctx: Context, login: Login): Promise<void> {
  await throttle(ctx, [
    [addressKey(login.address), PER_ADDRESS],
    [pairKey(login), PER_ACCOUNT_AND_ADDRESS],
    [accountKey(nameOf(login)), PER_ACCOUNT],
  ]);
}

/** Counts an attempt at the second factor. Throws LOGIN_TOO_OFTEN. */
export async function throttleCode(ctx: Context, account: string): Promise<void> {
  await throttle(ctx, [[codeKey(account), CODES_PER_ACCOUNT]]);
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
export async function forgiveLogin(ctx: Context, login: Login): Promise<void> {
  const name = nameOf(login);
  await forgetAttempts(ctx.db, [pairKey(login), accountKey(name), codeKey(name)], ctx.clock.now());
}

// Hashed: the table of attempts is no list of who has an account here or from where people came.
const accountKey = (email: string) => `account ${hashSecret(email.toLowerCase())}`;
const addressKey = (address: string | undefined) => `address ${hashSecret(networkOf(address))}`;
const codeKey = (account: string) => `code ${hashSecret(account)}`;
const nameOf = (login: Login) => login.account ?? login.email;
const pairKey = (login: Login) => `pair ${hashSecret(`${nameOf(login).toLowerCase()} ${networkOf(login.address)}`)}`;
