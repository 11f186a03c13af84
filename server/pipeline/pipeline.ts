import type { AnswerName } from '../mail/mailText.ts';
import type { JournalCode } from '../journalCodes.ts';
import type { StepName } from '../jobs/jobs.ts';
import type { State } from '../states.ts';

/**
 * The way of an invoice as data: in this state this step runs, and so it can end. What people decide stands in
 * decisions.ts. Read this file first.
 */
export const pipeline = {
  received: {
    step: 'validate',
    outcomes: {
      valid: { to: 'valid', code: 'checkedValid', answer: null },
      infected: { to: 'quarantined', code: 'quarantined', answer: 'quarantined' },
      invalid: { to: 'rejected', code: 'checkedInvalid', answer: 'rejected' },
    },
  },
  valid: {
    step: 'resolveLeitwegId',
    outcomes: {
      known: { to: 'addressed', code: 'addressed', answer: null },
      unknown: { to: 'unroutable', code: 'unroutable', answer: 'unroutable' },
    },
  },
  addressed: {
    step: 'exportByMail',
    outcomes: {
      queued: { to: 'exporting', code: 'handedToMail', answer: null },
      /** the same bytes are on their way to the same authority: wait for that delivery */
      following: { to: 'exporting', code: 'alreadyDelivered', answer: null },
      /** ... or have arrived */
      delivered: { to: 'exported', code: 'alreadyDelivered', answer: 'alreadyDelivered' },
    },
  },
  /** No job: the outbox tells (settleDelivery.ts). */
  exporting: {
    step: null,
    outcomes: {
      accepted: { to: 'exported', code: 'accepted', answer: 'exported' },
      refused: { to: 'undeliverable', code: 'refusedByServer', answer: 'undeliverable' },
    },
  },
} as const satisfies Partial<Record<State, Stage>>;

export type Stage = { readonly step: StepName | null; readonly outcomes: Readonly<Record<string, Outcome>> };
export type Outcome = { readonly to: State; readonly code: JournalCode; readonly answer: AnswerName | null };
export type WorkState = keyof typeof pipeline;

/**
 * What reaching a state brings with it, whoever moved the invoice.
 * releases: 'bytes' = the same file may be delivered again as a new one; 'handover' = another one may be handed over.
 * followers: where the invoices that share this delivery go along from.
 */
export const consequences = {
  rejected: { releases: ['bytes'], followers: [] },
  withdrawn: { releases: ['bytes', 'handover'], followers: [] },
  exported: { releases: [], followers: ['exporting', 'undeliverable'] },
  undeliverable: { releases: ['bytes', 'handover'], followers: ['exporting', 'exported'] },
  confirmed: { releases: [], followers: ['exporting', 'exported', 'undeliverable'] },
  refused: { releases: ['bytes', 'handover'], followers: ['exporting', 'exported', 'undeliverable'] },
} as const satisfies Partial<Record<State, Consequence>>;

export type Consequence = {
  readonly releases: readonly ('bytes' | 'handover')[];
  readonly followers: readonly State[];
};

/** The step that waits for an invoice in this state; null: none, a person or the outside world moves it. */
export function stepOf(state: State): StepName | null {
  return state in pipeline ? pipeline[state as WorkState].step : null;
}

export function consequenceOf(state: State): Consequence {
  return state in consequences ? consequences[state as keyof typeof consequences] : { releases: [], followers: [] };
}
