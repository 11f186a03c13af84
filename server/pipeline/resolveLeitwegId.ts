import { checkLeitwegId, type LeitwegIdFault } from '../../validation/en16931/leitwegId.ts';
import type { Context } from '../context.ts';
import { findAuthorityByLeitwegId } from '../db/findAuthority.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Ending } from './step.ts';

const whyNot: Readonly<Record<LeitwegIdFault, ReasonCode>> = {
  EMPTY: 'LEITWEG_ID_MISSING',
  CHARACTERS: 'LEITWEG_ID_MALFORMED',
  COARSE: 'LEITWEG_ID_MALFORMED',
  FINE: 'LEITWEG_ID_MALFORMED',
  CHECK_MISSING: 'LEITWEG_ID_MALFORMED',
  CHECK_WRONG: 'LEITWEG_ID_CHECK_DIGITS',
};

/**
 * Finds the authority by BT-10. The rules only ask that BT-10 is there (BR-DE-15): an XRechnung with a wrong Leitweg-ID is
 * valid all the same, so that this is a matter of routing with reasons of its own.
 */
export async function resolveLeitwegId(ctx: Context, invoice: InvoiceRow): Promise<Ending> {
  const checked = checkLeitwegId(invoice.buyerReference ?? '');
  if (!checked.ok) return unknown(whyNot[checked.reason]);
  const { leitwegId } = checked;
  const authority = await findAuthorityByLeitwegId(ctx.db, leitwegId);
  if (!authority) return unknown('LEITWEG_ID_UNKNOWN');
  if (authority.closedAt) return unknown('LEITWEG_ID_CLOSED');
  return {
    outcome: 'known',
    changes: { leitwegId, authorityId: authority.id },
    facts: { leitwegId, authorityId: authority.id },
  };
}

function unknown(reason: ReasonCode): Ending {
  return { outcome: 'unknown', changes: { reason } };
}
