import type { Context } from '../context.ts';
import type { Transaction } from '../db/database.ts';
import { findAuthority } from '../db/findAuthority.ts';
import { findInvoice } from '../db/findInvoice.ts';
import { createLink } from '../db/link.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import { STRANGERS } from '../db/mails.ts';
import { insertOutbox, listOutboxOfInvoice, rearmOutbox, type FinishedMail, type OutboxRow } from '../db/outbox.ts';
import { readContent } from '../db/readContent.ts';
import { readReport } from '../db/readReport.ts';
import { takeHandover } from '../db/takeHandover.ts';
import { killPoint } from '../killPoint.ts';
import { invoiceMail } from '../mail/invoiceMail.ts';
import { aboutInvoice } from '../render/aboutInvoice.ts';
import { hashSecret, makeSecret } from '../secret.ts';
import { tryRender } from './tryRender.ts';
import type { Ending, LateEnding } from './step.ts';

/** Authorities answer within weeks; the case itself stays with the platform much longer. */
const RECEIPT_DAYS = 180;

/**
 * Puts the invoice into the outbox for its authority: the message is built once and its bytes are kept, every attempt
 * sends the same with the same Message-ID. The same document for the same authority goes out once: whoever comes second
 * shares the delivery of the first.
 */
export async function exportByMail(ctx: Context, invoice: InvoiceRow): Promise<LateEnding> {
  const authority = invoice.authorityId ? await findAuthority(ctx.db, invoice.authorityId) : null;
  if (!authority) throw new Error(`invoice ${invoice.id} is addressed to nobody`);
  const sent = (await listOutboxOfInvoice(ctx.db, invoice.id)).filter(({ kind }) => kind === 'invoice');
  // The same address again: the same message again. Another address: a new one, marked as a Zweitschrift.
  const again = sent.find(({ recipient }) => recipient === authority.deliverTo) ?? null;
  const secret = makeSecret();
  const mail = again
    ? null
    : await invoiceMail(ctx.config, {
        invoice,
        authority,
        ...(await files(ctx, invoice)),
        earlier: sent.map(({ messageId }) => messageId),
        receiptUrl: `${ctx.config.publicUrl}/r/${secret}`,
        stranger: invoice.organisationId === STRANGERS,
        date: ctx.clock.now(),
      });
  return (trx) => handOver(ctx, trx, invoice, authority.id, mail && { mail, secret }, again);
}

/** The authority gets German copies; its mail says the rest in English too. */
async function files(ctx: Context, invoice: InvoiceRow) {
  const xml = await readContent(ctx.db, invoice.documentSha256);
  const report = invoice.reportId ? await readReport(ctx.db, invoice.reportId) : null;
  // The envelope of Peppol is for access points, not for people.
  const isInside = invoice.documentPath !== null && invoice.channel !== 'peppol';
  const original = isInside ? await readContent(ctx.db, invoice.sha256) : null;
  const about = aboutInvoice(invoice);
  const copy = await tryRender(ctx, () => ctx.render.invoicePdf(xml, about, 'de'));
  const reportCopy = report && (await tryRender(ctx, () => ctx.render.reportPdf(xml, report, about, 'de')));
  return { xml, report, original, copy, reportCopy };
}

async function handOver(
  ctx: Context,
  trx: Transaction,
  invoice: InvoiceRow,
  authorityId: string,
  fresh: { readonly mail: FinishedMail; readonly secret: string } | null,
  again: OutboxRow | null,
): Promise<Ending> {
  const at = ctx.clock.now();
  const first = await takeHandover(trx, { authorityId, sha256: invoice.documentSha256, invoiceId: invoice.id, at });
  if (first) return shareDelivery(trx, first);
  return {
    outcome: 'queued',
    changes: { followsId: null },
    facts: { messageId: fresh?.mail.messageId ?? again?.messageId ?? null, authorityId },
    async write(inner) {
      if (fresh) {
        await insertOutbox(inner, fresh.mail, at);
        const expiresAt = new Date(at.getTime() + RECEIPT_DAYS * 86_400_000);
        const link = { purpose: 'confirm', invoiceId: invoice.id, accountId: null, expiresAt } as const;
        await createLink(inner, { ...link, hash: hashSecret(fresh.secret) }, at);
      }
      if (again) await rearmOutbox(inner, again.id, at);
      killPoint('after-outbox-row');
    },
  };
}

/** The journal says since when, not who: nobody learns who delivered it first. */
async function shareDelivery(trx: Transaction, first: { invoiceId: string; at: Date }): Promise<Ending> {
  const other = await findInvoice(trx, first.invoiceId);
  const delivered = other?.state === 'exported' || other?.state === 'confirmed';
  return {
    outcome: delivered ? 'delivered' : 'following',
    changes: {
      followsId: first.invoiceId,
      reason: 'ALREADY_DELIVERED',
      ...(delivered ? { exportedAt: other.exportedAt } : {}),
    },
    facts: { since: first.at.toISOString() },
  };
}
