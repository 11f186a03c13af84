import type { Context } from '../context.ts';
import { findAuthorityByLeitwegId } from '../db/findAuthority.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import { parseLeitwegId } from '../leitwegId.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Ending } from './step.ts';

const whyNot = {
  missing: 'LEITWEG_ID_MISSING',
  malformed: 'LEITWEG_ID_MALFORMED',
  checkDigits: 'LEITWEG_ID_CHECK_DIGITS',
} as const satisfies Record<string, ReasonCode>;

/**
 * Finds the authority by BT-10. The rules only ask that BT-10 is there (BR-DE-15): an XRechnung with a wrong Leitweg-ID is
 * valid all the same, so that this is a matter of routing with reasons of its own.
 */
export async function resolveLeitwegId(ctx: Context, invoice: InvoiceRow): Promise<Ending> {
  const parsed = parseLeitwegId(invoice.buyerReference);
  if (!parsed.ok) return unknown(whyNot[parsed.why]);
  const authority = await findAuthorityByLeitwegId(ctx.db, parsed.id);
  if (!authority) return unknown('LEITWEG_ID_UNKNOWN');
  if (authority.closedAt) return unknown('LEITWEG_ID_CLOSED');
  return {
    outcome: 'known',
    changes: { leitwegId: parsed.id, authorityId: authority.id },
    facts: { leitwegId: parsed.id, authorityId: authority.id },
  };
}

function unknown(reason: ReasonCode): Ending {
  return { outcome: 'unknown', changes: { reason } };
}
