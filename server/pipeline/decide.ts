import { checkLeitwegId } from '../../validation/en16931/leitwegId.ts';
import type { Context } from '../context.ts';
import { findAuthority, openLeitwegIdsOf } from '../db/findAuthority.ts';
import { findInvoice } from '../db/findInvoice.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import type { InvoiceChanges } from '../db/moveInvoice.ts';
import { stopDeliveries } from '../db/outbox.ts';
import type { Actor } from '../journalCodes.ts';
import { Problem } from '../problems.ts';
import type { ReasonCode } from '../reasons.ts';
import { stateChanged } from '../stateChanged.ts';
import { decisions, mayDecide, type DecisionName, type DecisionRow } from './decisions.ts';
import { transition } from './transition.ts';

export type Decision = {
  readonly invoiceId: string;
  readonly name: DecisionName;
  /** the person; `name` and `reason` are journaled apart and can be erased */
  readonly by: { readonly role: Actor; readonly accountId: string | null; readonly name: string };
  /** in the person's own words; goes to the supplier where the decision is answered */
  readonly reason: string | null;
  /** assign: to whom */
  readonly authorityId?: string;
};

/** Names that are no reason of a person but a fact of the machine. */
const reasonOf: Partial<Record<DecisionName, ReasonCode>> = { bounce: 'MAIL_BOUNCED', quarantine: 'MALWARE' };

/**
 * Carries out what somebody decided. Whether the invoice is theirs to decide about is the caller's to know (access).
 * Throws Problem: NOT_FOUND, STATE_CHANGED (not in this state, or somebody was faster), AUTHORITY_UNKNOWN.
 */
export async function decide(ctx: Context, decision: Decision): Promise<void> {
  const { invoiceId, name, by, reason } = decision;
  const row: DecisionRow = decisions[name];
  const invoice = await findInvoice(ctx.db, invoiceId);
  if (!invoice) throw new Problem('NOT_FOUND');
  if (!mayDecide(name, by.role, invoice)) throw stateChanged(invoice.state);
  const changes = await changesFor(ctx, decision, invoice);
  const moved = await transition(ctx, {
    invoiceId,
    from: [invoice.state],
    to: row.to,
    code: row.code,
    actor: by.role,
    accountId: by.accountId,
    changes,
    facts: { decision: name, ...(changes.authorityId ? { authorityId: changes.authorityId } : {}) },
    personal: { name: by.name, ...(reason ? { reason } : {}) },
    answer: row.answer && { name: row.answer, words: reason },
    // The recipient has answered: what still lies in the outbox has arrived.
    ...(by.role === 'authority' ? { write: (trx) => stopDeliveries(trx, invoiceId, ctx.clock.now()) } : {}),
  });
  if (!moved) throw stateChanged((await findInvoice(ctx.db, invoiceId))?.state ?? invoice.state);
}

async function changesFor(ctx: Context, decision: Decision, invoice: InvoiceRow): Promise<InvoiceChanges> {
  if (decision.name === 'assign') return assignTo(ctx, decision.authorityId, invoice);
  if (decision.name === 'resend') return { followsId: null };
  const reason = reasonOf[decision.name];
  return reason ? { reason } : {};
}

/** By hand: the authority's own id if the document names it, else the one it has. */
async function assignTo(ctx: Context, authorityId: string | undefined, invoice: InvoiceRow): Promise<InvoiceChanges> {
  const authority = authorityId ? await findAuthority(ctx.db, authorityId) : null;
  if (!authority || authority.closedAt) throw new Problem('AUTHORITY_UNKNOWN');
  const ids = await openLeitwegIdsOf(ctx.db, authority.id);
  const named = checkLeitwegId(invoice.buyerReference ?? '');
  const leitwegId = named.ok && ids.includes(named.leitwegId) ? named.leitwegId : (ids[0] ?? null);
  return { authorityId: authority.id, leitwegId };
}
