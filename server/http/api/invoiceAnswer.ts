import type { FoundInvoice } from '../../db/searchInvoices.ts';
import type { InvoiceRow } from '../contract.ts';

/** An invoice as lists show it. */
export function toInvoiceRow(invoice: FoundInvoice): InvoiceRow {
  const { id, state, channel, fileName, number, issueDate, seller, buyer, amountDue, currency } = invoice;
  return {
    id,
    state,
    channel,
    fileName,
    number,
    issueDate,
    seller,
    buyer,
    amountDue,
    currency,
    leitwegId: invoice.leitwegId ?? invoice.buyerReference,
    authority:
      invoice.authorityId && invoice.authorityName !== null
        ? { id: invoice.authorityId, name: invoice.authorityName }
        : null,
    receivedAt: invoice.receivedAt.toISOString(),
    doneAt: invoice.doneAt?.toISOString() ?? null,
    organisation: invoice.organisation,
    findings: invoice.findings,
    troubled: invoice.trouble !== null,
  };
}
