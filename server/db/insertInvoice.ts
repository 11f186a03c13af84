import type { Transaction } from './database.ts';
import type { InvoiceRow } from './invoiceRow.ts';

export type NewInvoice = Pick<
  InvoiceRow,
  | 'id'
  | 'organisationId'
  | 'channel'
  | 'sha256'
  | 'size'
  | 'documentSha256'
  | 'documentPath'
  | 'fileName'
  | 'sender'
  | 'receivedAt'
>;

/** Puts an invoice at the start of the pipeline. */
export async function insertInvoice(trx: Transaction, invoice: NewInvoice): Promise<void> {
  await trx('invoice').insert({
    id: invoice.id,
    organisation_id: invoice.organisationId,
    channel: invoice.channel,
    sha256: invoice.sha256,
    size: invoice.size,
    document_sha256: invoice.documentSha256,
    document_path: invoice.documentPath,
    file_name: invoice.fileName,
    sender: invoice.sender && JSON.stringify(invoice.sender),
    received_at: invoice.receivedAt,
    state: 'received',
    state_at: invoice.receivedAt,
  });
}
