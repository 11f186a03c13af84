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

/** What the journal tells of the platform stands with no invoice. */
type OfPlatform = Extract<JournalEntry['event'], `rules${string}`>;

/** Every other one has words of its own; the texts do not compile when one is missing. */
export type CourseEvent = Exclude<JournalEntry['event'], (typeof toldByState)[number] | OfPlatform>;

export function isCourseEvent(event: JournalEntry['event']): event is CourseEvent {
  return !(toldByState as readonly string[]).includes(event);
}
