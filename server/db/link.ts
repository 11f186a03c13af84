import type { Queryable } from './database.ts';

export type LinkRow = {
  readonly purpose: 'view' | 'confirm' | 'refuse' | 'sign-in' | 'first-admin';
  readonly invoiceId: string | null;
  readonly accountId: string | null;
};

export type NewLink = LinkRow & { readonly hash: string; readonly expiresAt: Date | null };

export async function createLink(db: Queryable, link: NewLink, at: Date): Promise<void> {
  await db('link').insert({
    hash: link.hash,
    purpose: link.purpose,
    invoice_id: link.invoiceId,
    account_id: link.accountId,
    expires_at: link.expiresAt,
    created_at: at,
  });
}

/** What a link stands for; null: unknown, expired or used. */
export async function findLink(db: Queryable, hash: string, at: Date): Promise<LinkRow | null> {
  const row = await db('link')
    .where({ hash })
    .whereNull('used_at')
    .where((open) => void open.whereNull('expires_at').orWhere('expires_at', '>', at))
    .first<LinkRow | undefined>({ purpose: 'purpose', invoiceId: 'invoice_id', accountId: 'account_id' });
  return row ?? null;
}

/** Takes a link that works once. False: somebody was faster, or it is over. */
export async function useLink(db: Queryable, hash: string, at: Date): Promise<boolean> {
  const open = db('link').where({ hash }).whereNull('used_at').where('expires_at', '>', at);
  return (await open.update({ used_at: at })) === 1;
}

/** Ends the links of a purpose that nobody used, before a new one is given out. */
export async function endLinks(db: Queryable, purpose: LinkRow['purpose'], at: Date): Promise<void> {
  await db('link').where({ purpose }).whereNull('used_at').update({ used_at: at });
}
