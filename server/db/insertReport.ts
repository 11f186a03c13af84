import type { Report } from '../../validation/report.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';

/** Keeps what a check found; gives the report's id. */
export async function insertReport(trx: Transaction, invoiceId: string, report: Report, at: Date): Promise<string> {
  const id = newId();
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
  return id;
}
