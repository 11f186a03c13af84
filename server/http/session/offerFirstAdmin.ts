import type { Context } from '../../context.ts';
import { listAdminEmails } from '../../db/findAccount.ts';
import { createLink, endLinks } from '../../db/link.ts';
import { hashSecret, makeSecret } from '../../secret.ts';

const VALID_MS = 3600_000;

/**
 * Without an administrator there is nobody who could make one: whoever starts the server gets a link that does it once.
 * A new one at each start (the database has only its hash), the old one ends. null: there is an administrator already.
 */
export async function offerFirstAdmin(ctx: Context): Promise<string | null> {
  if ((await listAdminEmails(ctx.db)).length > 0) return null;
  const at = ctx.clock.now();
  const secret = makeSecret();
  const link = { hash: hashSecret(secret), purpose: 'first-admin', invoiceId: null, accountId: null } as const;
  await ctx.db.transaction(async (trx) => {
    await endLinks(trx, 'first-admin', at);
    await createLink(trx, { ...link, expiresAt: new Date(at.getTime() + VALID_MS) }, at);
  });
  return `${ctx.config.publicUrl}/r/${secret}`;
}
