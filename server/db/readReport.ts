import type { Report } from '../../validation/report.ts';
import type { Queryable } from './database.ts';

export async function readReport(db: Queryable, id: string): Promise<Report | null> {
  const row = await db('report').where({ id }).first<{ report: Report } | undefined>('report');
  return row?.report ?? null;
}
