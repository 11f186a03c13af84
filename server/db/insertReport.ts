import type { Report } from '../../validation/report.ts';
import type { Transaction } from './database.ts';

export type NewReport = { readonly id: string; readonly invoiceId: string; readonly report: Report; readonly at: Date };

/** Keeps what a check found. */
export async function insertReport(trx: Transaction, { id, invoiceId, report, at }: NewReport): Promise<void> {
  await trx('report').insert({
    id,
    invoice_id: invoiceId,
    verdict: report.verdict,
    bundle_name: report.bundle.name,
    bundle_version: report.bundle.version,
    bundle_checksum: report.bundle.checksum,
    report: JSON.stringify(report),
    created_at: at,
  });
}
