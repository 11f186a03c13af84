import type { Actor, JournalCode } from '../journalCodes.ts';
import type { AnswerName } from '../mail/mailText.ts';
import type { State } from '../states.ts';

/**
 * What people (and the outside world) decide about an invoice, as data; decide.ts carries it out.
 * onlyTroubled: from these states only while the invoice rests because of a technical trouble; else the machine has it.
 */
export const decisions = {
  assign: { from: ['unroutable'], to: 'addressed', by: ['admin'], code: 'assigned', answer: null },
  resend: { from: ['undeliverable'], to: 'addressed', by: ['admin'], code: 'resent', answer: null },
  withdraw: {
    from: ['unroutable', 'undeliverable', 'quarantined'],
    onlyTroubled: ['received', 'valid', 'addressed'],
    to: 'withdrawn',
    by: ['admin', 'supplier'],
    code: 'withdrawn',
    answer: 'withdrawn',
  },
  quarantine: {
    from: ['received', 'valid', 'addressed', 'unroutable'],
    to: 'quarantined',
    by: ['admin', 'system'],
    code: 'quarantined',
    answer: null,
  },
  release: { from: ['quarantined'], to: 'received', by: ['admin'], code: 'released', answer: null },
  /** may come before our own bookkeeping: the mail arrived, its 250 got lost */
  confirm: {
    from: ['exporting', 'exported', 'undeliverable'],
    to: 'confirmed',
    by: ['authority'],
    code: 'confirmed',
    answer: 'confirmed',
  },
  refuse: {
    from: ['exporting', 'exported', 'undeliverable'],
    to: 'refused',
    by: ['authority'],
    code: 'refused',
    answer: 'refused',
  },
  /** a delivery status notification (RFC 3464) says that it did not arrive after all */
  bounce: { from: ['exported'], to: 'undeliverable', by: ['system'], code: 'bounced', answer: 'undeliverable' },
} as const satisfies Record<string, DecisionRow>;

export type DecisionRow = {
  readonly from: readonly State[];
  readonly onlyTroubled?: readonly State[];
  readonly to: State;
  readonly by: readonly Actor[];
  readonly code: JournalCode;
  readonly answer: AnswerName | null;
};

export type DecisionName = keyof typeof decisions;

/** Whether this role may decide so about an invoice in this state: what a page offers, and decide() asks again. */
export function mayDecide(name: DecisionName, role: Actor, invoice: { state: State; trouble: string | null }): boolean {
  const { from, onlyTroubled = [], by }: DecisionRow = decisions[name];
  const here = from.includes(invoice.state) || (invoice.trouble !== null && onlyTroubled.includes(invoice.state));
  return here && by.includes(role);
}
