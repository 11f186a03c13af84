import type { Report } from '../../validation/report.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db/database.ts';
import type { InvoiceRow } from '../db/invoiceRow.ts';
import type { TroubleCode } from '../reasons.ts';
import type { Move } from './transition.ts';

/**
 * A step looks at an invoice and says how it ends, by the name of an outcome in pipeline.ts. It computes outside any
 * transaction; what must be decided inside one, it gives back as a function.
 */
export type Step = (ctx: Context, invoice: InvoiceRow, signal: AbortSignal) => Promise<Ending | LateEnding>;
export type LateEnding = (trx: Transaction) => Promise<Ending>;

export type Ending = Pick<Move, 'facts' | 'personal' | 'changes' | 'write'> & {
  readonly outcome: string;
  /** what was found, for the answer to the supplier */
  readonly report?: Report | null;
  /** the same as PDF */
  readonly reportCopy?: Uint8Array | null;
};

/**
 * The step could not be done for technical reasons. Never a state of the invoice: the job is tried again; `final` says
 * that this would not help, and the invoice goes to the work list at once.
 */
export class StepFailed extends Error {
  readonly trouble: TroubleCode;
  readonly final: boolean;
  constructor(trouble: TroubleCode, final: boolean, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.trouble = trouble;
    this.final = final;
  }
}
