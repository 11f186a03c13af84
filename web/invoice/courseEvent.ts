import type { JournalEntry } from '../api/contract.ts';

/** Rows of the journal that are told by the state they lead to. */
const toldByState = [
  'stored',
  'checkedValid',
  'checkedInvalid',
  'addressed',
  'unroutable',
  'handedToMail',
  'accepted',
  'confirmed',
  'refused',
  'withdrawn',
  'quarantined',
] as const satisfies readonly JournalEntry['event'][];

/** Every other one has words of its own; the texts do not compile when one is missing. */
export type CourseEvent = Exclude<JournalEntry['event'], (typeof toldByState)[number]>;

export function isCourseEvent(event: JournalEntry['event']): event is CourseEvent {
  return !(toldByState as readonly string[]).includes(event);
}
