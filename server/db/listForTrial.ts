import type { Verdict } from '../../validation/report.ts';
import type { Queryable } from './database.ts';

export type TrialInvoice = {
  readonly id: string;
  /** of the document that was checked */
  readonly sha256: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly verdict: Verdict;
};

/** Checked invoices received within the time, by id (which is the order of arrival), after the one named. */
export async function listForTrial(
  db: Queryable,
  time: { readonly from: Date; readonly to: Date },
  after: string | null,
  most: number,
): Promise<TrialInvoice[]> {
  return within(db, time)
    .modify((query) => {
      if (after !== null) void query.where('invoice.id', '>', after);
    })
    .join('organisation', 'organisation.id', 'invoice.organisation_id')
    .select({
      id: 'invoice.id',
      sha256: 'invoice.document_sha256',
      organisationId: 'invoice.organisation_id',
      organisation: 'organisation.name',
      verdict: 'report.verdict',
    })
    .orderBy('invoice.id')
    .limit(most);
}

export async function countForTrial(db: Queryable, time: { readonly from: Date; readonly to: Date }): Promise<number> {
  const [row] = await within(db, time).count<{ count: number }[]>({ count: '*' });
  return row?.count ?? 0;
}

function within(db: Queryable, { from, to }: { readonly from: Date; readonly to: Date }) {
  return db('invoice')
    .join('report', 'report.id', 'invoice.report_id')
    .where('invoice.received_at', '>=', from)
    .where('invoice.received_at', '<', to);
}
