import type { Report } from '../../../validation/report.ts';
import type { FoundInvoice } from '../../db/searchInvoices.ts';
import type { AboutReceipt } from '../../render/loadBundle.ts';

/** What the confirmation of receipt says of an invoice; `report` null: not checked yet. */
export function aboutReceipt(invoice: FoundInvoice, report: Report | null): AboutReceipt {
  const { id, organisation, channel, fileName, sha256, number, issueDate, seller } = invoice;
  return {
    id,
    organisation,
    channel,
    fileName,
    sha256,
    number,
    issueDate,
    seller,
    receivedAt: invoice.receivedAt.toISOString(),
    bytes: invoice.size,
    documentSha256: invoice.documentPath === null ? null : invoice.documentSha256,
    leitwegId: invoice.leitwegId ?? invoice.buyerReference,
    check: report && {
      verdict: report.verdict,
      errors: report.findings.filter(({ level }) => level === 'error').length,
      others: report.findings.filter(({ level }) => level !== 'error').length,
      rules: `${report.bundle.name} ${report.bundle.version} (${report.bundle.checksum.slice(0, 16)})`,
    },
  };
}
