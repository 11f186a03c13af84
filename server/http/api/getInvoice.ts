import type { Request } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readJournal, type JournalRow } from '../../db/readJournal.ts';
import { readReport } from '../../db/readReport.ts';
import { findInvoiceInScope, type FoundInvoice } from '../../db/searchInvoices.ts';
import { mayDecide } from '../../pipeline/decisions.ts';
import { Problem } from '../../problems.ts';
import { reasons, troubles, type ReasonCode, type TroubleCode } from '../../reasons.ts';
import type { InvoiceDetail, JournalEntry } from '../contract.ts';
import { explainReport } from '../../render/explainReport.ts';
import type { HandlerFor } from '../handler.ts';
import type { Principal } from '../principal.ts';
import { scopeOf } from '../scopeOf.ts';
import { toInvoiceRow } from './invoiceAnswer.ts';

export const getInvoice: HandlerFor<'GET /api/v1/invoices/:id'> = async (ctx, req, res, who) => {
  res.json(await describeInvoice(ctx, who, await findVisible(ctx, req, who)));
};

/** The invoice of the address. Throws NOT_FOUND for one that is not there, not theirs, or no UUID. */
export async function findVisible(ctx: Context, req: Request, who: Principal): Promise<FoundInvoice> {
  const id = z.uuid().safeParse(req.params['id']);
  const invoice = id.success ? await findInvoiceInScope(ctx.db, scopeOf(who), id.data) : null;
  if (!invoice) throw new Problem('NOT_FOUND');
  return invoice;
}

export async function describeInvoice(ctx: Context, who: Principal, invoice: FoundInvoice): Promise<InvoiceDetail> {
  const journal = await readJournal(ctx.db, invoice.id);
  const report = invoice.reportId ? await readReport(ctx.db, invoice.reportId) : null;
  return {
    ...toInvoiceRow(invoice),
    sha256: invoice.sha256,
    bytes: invoice.size,
    mediaType: invoice.documentPath === null ? 'application/xml' : 'application/pdf',
    document: { sha256: invoice.documentSha256, path: invoice.documentPath },
    reason: invoice.reason && { code: invoice.reason, ...reasons[invoice.reason] },
    trouble: invoice.trouble && { code: invoice.trouble, ...troubles[invoice.trouble] },
    report: report && explainReport(report),
    journal: journal.map((row) => toEntry(row, who)),
    may: mayDo(invoice, who),
  };
}

/** Personal words of other parties (a clerk's reason, the server's reply with an address) are for the one who decides. */
function toEntry(row: JournalRow, who: Principal): JournalEntry {
  const personal = who.role === 'admin' ? row.personal : pick(row.personal, 'reason');
  return {
    at: row.at.toISOString(),
    event: row.code,
    from: row.from,
    to: row.to,
    actor: row.actor,
    why: wordCode(row.facts),
    detail: { ...row.facts, ...personal },
  };
}

/** Codes never change their meaning, so what stood there then can be worded now. */
function wordCode({ reason, trouble }: JournalRow['facts']): JournalEntry['why'] {
  if (typeof trouble === 'string' && trouble in troubles) return troubles[trouble as TroubleCode];
  return typeof reason === 'string' && reason in reasons ? reasons[reason as ReasonCode] : null;
}

function pick(personal: JournalRow['personal'], name: string): Record<string, string> {
  const value = personal?.[name];
  return value === undefined ? {} : { [name]: value };
}

/** What the page offers; decide() asks again. */
function mayDo(invoice: FoundInvoice, { role }: Principal): InvoiceDetail['may'] {
  return {
    withdraw: mayDecide('withdraw', role, invoice),
    assign: mayDecide('assign', role, invoice),
    resend: mayDecide('resend', role, invoice),
    retry: role === 'admin' && invoice.trouble !== null,
  };
}
