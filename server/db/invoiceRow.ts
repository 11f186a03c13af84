import type { ReasonCode, TroubleCode } from '../reasons.ts';
import type { State } from '../states.ts';

export type InvoiceRow = {
  readonly id: string;
  readonly organisationId: string;
  readonly channel: 'upload' | 'form' | 'mail' | 'peppol';
  /** of the bytes as received, which lie in `content` */
  readonly sha256: string;
  readonly size: number;
  /** of the XML that is checked and handed over: the bytes as received, or what lay in them (a PDF) */
  readonly documentSha256: string;
  /** its name inside what was received; null: it is what was received */
  readonly documentPath: string | null;
  readonly fileName: string | null;
  readonly sender: { readonly email?: string; readonly name?: string } | null;
  readonly receivedAt: Date;
  readonly state: State;
  readonly stateAt: Date;
  readonly reason: ReasonCode | null;
  readonly reportId: string | null;
  readonly number: string | null; // BT-1
  readonly issueDate: string | null; // BT-2
  readonly seller: string | null; // BT-27
  readonly buyer: string | null; // BT-44
  readonly currency: string | null; // BT-5
  readonly amountDue: string | null; // BT-115
  /** BT-10 as it stands in the document */
  readonly buyerReference: string | null;
  /** canonical, once the recipient is known */
  readonly leitwegId: string | null;
  readonly authorityId: string | null;
  /** the invoice with the same bytes whose delivery counts for this one too */
  readonly followsId: string | null;
  readonly checkFailures: number;
  /** a technical trouble that somebody must look at; the machine leaves the invoice alone meanwhile */
  readonly trouble: TroubleCode | null;
  readonly troubleAt: Date | null;
  readonly exportedAt: Date | null;
  readonly doneAt: Date | null;
};

/** Property -> column, for select and returning. */
export const invoiceColumns = {
  id: 'invoice.id',
  organisationId: 'invoice.organisation_id',
  channel: 'invoice.channel',
  sha256: 'invoice.sha256',
  size: 'invoice.size',
  documentSha256: 'invoice.document_sha256',
  documentPath: 'invoice.document_path',
  fileName: 'invoice.file_name',
  sender: 'invoice.sender',
  receivedAt: 'invoice.received_at',
  state: 'invoice.state',
  stateAt: 'invoice.state_at',
  reason: 'invoice.reason',
  reportId: 'invoice.report_id',
  number: 'invoice.number',
  issueDate: 'invoice.issue_date',
  seller: 'invoice.seller',
  buyer: 'invoice.buyer',
  currency: 'invoice.currency',
  amountDue: 'invoice.amount_due',
  buyerReference: 'invoice.buyer_reference',
  leitwegId: 'invoice.leitweg_id',
  authorityId: 'invoice.authority_id',
  followsId: 'invoice.follows_id',
  checkFailures: 'invoice.check_failures',
  trouble: 'invoice.trouble',
  troubleAt: 'invoice.trouble_at',
  exportedAt: 'invoice.exported_at',
  doneAt: 'invoice.done_at',
} as const satisfies Record<keyof InvoiceRow, string>;
