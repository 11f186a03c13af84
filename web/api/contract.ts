import type { InvoiceDetail, InvoiceRow, OutboxRow } from '../../server/http/contract.ts';

export type * from '../../server/http/contract.ts';

/** Parts of the contract that pages name by themselves. */
export type State = InvoiceRow['state'];
export type Report = NonNullable<InvoiceDetail['report']>;
export type Finding = Report['findings'][number];
export type Level = Finding['level'];
export type OutboxState = OutboxRow['state'];
