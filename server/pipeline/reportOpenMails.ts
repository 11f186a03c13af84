import type { Context } from '../context.ts';
import { listAlertReaders } from '../db/listAlertReaders.ts';
import { listUnreportedMails, markMailsReported } from '../db/openMails.ts';
import { insertOutbox } from '../db/outbox.ts';
import { openMailsLetter } from '../mail/openMailsLetter.ts';

/** As many as a person reads in one letter; the others come in the next one. */
const MOST = 50;

/** Tells the administrators of mails that no machine may answer, so that nobody who wrote is forgotten: one letter for all that are new. */
export async function reportOpenMails(ctx: Context): Promise<void> {
  const mails = await listUnreportedMails(ctx.db, MOST);
  const readers = await listAlertReaders(ctx.config, ctx.db);
  if (mails.length === 0 || readers.length === 0) return;
  const date = ctx.clock.now();
  const letters = await Promise.all(
    readers.map((to, index) => openMailsLetter(ctx.config, { to, index, mails, date })),
  );
  await ctx.db.transaction(async (trx) => {
    const ids = mails.map(({ id }) => id);
    if (!(await markMailsReported(trx, ids, date))) throw new Error('open mails were reported meanwhile');
    for (const letter of letters) await insertOutbox(trx, letter, date);
  });
}
