import type { Context } from '../context.ts';
import { appendJournal } from '../db/appendJournal.ts';
import { findInvoice } from '../db/findInvoice.ts';
import { listAlertReaders } from '../db/listAlertReaders.ts';
import { countRecentAlerts, insertOutbox } from '../db/outbox.ts';
import { beginTrouble } from '../db/trouble.ts';
import type { StepName } from '../jobs/jobs.ts';
import { alertMail } from '../mail/alertMail.ts';
import type { TroubleCode } from '../reasons.ts';
import { stepOf } from './pipeline.ts';
import { prepareAnswer } from './prepareAnswer.ts';

/** When everything fails (the rules are broken, a disk is full) a mail per invoice helps nobody: the work list has them all. */
const ALERTS = { most: 20, withinMs: 10 * 60_000 };

/**
 * A step is dead for good: the invoice rests where it is until a person decides; administrator and sender are told.
 * An invoice that has moved on meanwhile is left alone.
 */
export async function giveUp(
  ctx: Context,
  step: StepName,
  invoiceId: string,
  trouble: TroubleCode,
  detail: string,
): Promise<void> {
  const invoice = await findInvoice(ctx.db, invoiceId);
  if (!invoice || stepOf(invoice.state) !== step || invoice.trouble) return;
  const at = ctx.clock.now();
  ctx.log.error({ invoiceId, step, trouble, detail }, 'a step is dead');
  await ctx.db.transaction(async (trx) => {
    if (!(await beginTrouble(trx, invoiceId, invoice.state, trouble, at))) return;
    const facts = { step, trouble, state: invoice.state };
    await appendJournal(trx, { invoiceId, at, code: 'troubled', actor: 'system', facts, personal: { detail } });
    const answer = await prepareAnswer(ctx, trx, { name: 'troubled', invoice });
    if (answer) await insertOutbox(trx, answer, at);
    if ((await countRecentAlerts(trx, new Date(at.getTime() - ALERTS.withinMs))) >= ALERTS.most) return;
    for (const [index, to] of (await listAlertReaders(ctx.config, trx)).entries()) {
      const alert = { to, index, invoiceId, code: trouble, detail, date: at };
      await insertOutbox(trx, await alertMail(ctx.config, alert), at);
    }
  });
}
