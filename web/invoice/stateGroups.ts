import type { State } from '../api/contract.ts';

/** Twelve states are too many to choose from: people ask whether it is under way, needs somebody, or has arrived. */
export const stateGroups = {
  underWay: ['received', 'valid', 'addressed', 'exporting'],
  clarifying: ['unroutable', 'undeliverable', 'quarantined'],
  delivered: ['exported', 'confirmed'],
  rejected: ['rejected'],
  refused: ['refused'],
  withdrawn: ['withdrawn'],
} as const satisfies Record<string, readonly State[]>;

export type StateGroup = keyof typeof stateGroups;

export const stateGroupKeys = Object.keys(stateGroups) as readonly StateGroup[];
