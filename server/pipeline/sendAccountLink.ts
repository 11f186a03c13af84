import type { Context } from '../context.ts';
import { createAccountLink, type AccountLink } from '../db/accountLinks.ts';
import { insertOutbox } from '../db/outbox.ts';
import { accountMail } from '../mail/accountMail.ts';
import type { Language } from '../problems.ts';
import { hashSecret, makeSecret } from '../secret.ts';

/** A week to answer an invitation; an hour for a password, which whoever reads the mail could set. */
const VALID_MS = { invitation: 7 * 24 * 3600_000, password: 3600_000 } as const;

/** Makes a link and puts its letter into the outbox, both or neither. The link's secret is nowhere but in the mail. */
export async function sendAccountLink(
  ctx: Context,
  link: AccountLink,
  to: { readonly language: Language; readonly organisation: string },
): Promise<void> {
  const at = ctx.clock.now();
  const secret = makeSecret();
  const until = new Date(at.getTime() + VALID_MS[link.purpose]);
  const mail = await accountMail(ctx.config, {
    kind: link.purpose,
    to: link.email,
    ...to,
    link: `${ctx.config.publicUrl}/r/${secret}`,
    until,
    date: at,
  });
  await ctx.db.transaction(async (trx) => {
    await createAccountLink(trx, link, hashSecret(secret), at, until);
    await insertOutbox(trx, mail, at);
  });
}
