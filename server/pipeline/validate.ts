import type { Report } from '../../validation/report.ts';
import type { Context } from '../context.ts';
import { countCheckFailure } from '../db/countCheckFailure.ts';
import { findContact } from '../db/findContact.ts';
import { insertReport } from '../db/insertReport.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import { listAlertReaders } from '../db/listAlertReaders.ts';
import { newId } from '../db/newId.ts';
import { insertOutbox } from '../db/outbox.ts';
import { readContent } from '../db/readContent.ts';
import { alertMail } from '../mail/alertMail.ts';
import { aboutInvoice } from '../render/aboutInvoice.ts';
import { findMalware } from './findMalware.ts';
import { StepFailed, type Ending } from './step.ts';
import { tryRender } from './tryRender.ts';

/** A document at which the check breaks off twice will do so again: a person looks at it. */
const MOST_FAILURES = 2;

/**
 * Checks the document as received. Only a finished check moves the invoice (fail-closed): whatever keeps the engine from
 * finishing is technical, and tried once more before the invoice goes to the work list.
 */
export async function validate(ctx: Context, invoice: InvoiceRow, signal: AbortSignal): Promise<Ending> {
  const malware = await findMalware(ctx, invoice);
  if (malware !== null) return quarantine(ctx, invoice, malware);
  const bytes = await readContent(ctx.db, invoice.documentSha256);
  const report = await check(ctx, invoice, bytes, signal);
  const { summary, bundle } = report;
  const reportId = newId();
  const changes = {
    reportId,
    number: summary?.number ?? null,
    issueDate: summary?.issueDate ?? null,
    seller: summary?.seller ?? null,
    buyer: summary?.buyer ?? null,
    currency: summary?.currency ?? null,
    amountDue: summary?.amountDue ?? null,
    buyerReference: summary?.buyerReference ?? null,
  };
  const valid = report.verdict === 'accept';
  return {
    outcome: valid ? 'valid' : 'invalid',
    report,
    reportCopy: valid ? null : await printReport(ctx, { ...invoice, ...changes }, bytes, report),
    changes,
    facts: {
      verdict: report.verdict,
      scenario: report.scenario,
      findings: report.findings.length,
      bundle: bundle.checksum,
    },
    write: (trx) => insertReport(trx, { id: reportId, invoiceId: invoice.id, report, at: ctx.clock.now() }),
  };
}

/** Administrators hear of it at once. */
function quarantine(ctx: Context, { id }: InvoiceRow, malware: string): Ending {
  return {
    outcome: 'infected',
    changes: { reason: 'MALWARE' },
    facts: { malware },
    async write(trx) {
      const at = ctx.clock.now();
      for (const [index, to] of (await listAlertReaders(ctx.config, trx)).entries()) {
        const alert = { to, index, invoiceId: id, code: 'MALWARE', detail: malware, date: at } as const;
        await insertOutbox(trx, await alertMail(ctx.config, alert), at);
      }
    },
  };
}

/** For the answer to the sender, in their language; outside the transaction that writes it, because it takes a moment. */
async function printReport(
  ctx: Context,
  invoice: InvoiceRow,
  xml: Uint8Array,
  report: Report,
): Promise<Uint8Array | null> {
  const { email, language } = await findContact(ctx.db, invoice.organisationId);
  if (!invoice.sender?.email && !email) return null;
  return tryRender(ctx, () => ctx.render.reportPdf(xml, report, aboutInvoice(invoice), language));
}

async function check(ctx: Context, invoice: InvoiceRow, bytes: Uint8Array, signal: AbortSignal): Promise<Report> {
  const report = await ctx.check.check(bytes, { lane: 'intake', signal, at: invoice.receivedAt });
  if (report.verdict !== 'error') return report;
  const why = report.findings.find(({ source }) => source === 'engine')?.rule ?? 'no verdict';
  // Too much to do says nothing about the document.
  if (why === 'ENGINE-BUSY') throw new StepFailed('STEP_FAILED', false, why);
  const failures = await countCheckFailure(ctx.db, invoice.id);
  throw new StepFailed('CHECK_FAILED', failures >= MOST_FAILURES, why);
}
