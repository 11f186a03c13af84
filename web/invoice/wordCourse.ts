import type { InvoiceDetail, JournalEntry, State } from '../api/contract.ts';
import type { Text } from '../text/de.ts';
import { isCourseEvent } from './courseEvent.ts';
import { stateLooks } from './stateLooks.ts';
import type { Tone } from '../ui/Badge.tsx';

export type CourseStep = { readonly title: string; readonly tone: Tone };

/** One row of the journal as a sentence for people. */
export function wordCourse(entry: JournalEntry, invoice: InvoiceDetail, text: Text): CourseStep {
  const { event, to } = entry;
  if (isCourseEvent(event)) return { title: text.course.events[event], tone: toneOf(to) };
  return { title: titleOf(to ?? 'received', invoice, text), tone: toneOf(to) };
}

/** Looking back, a step that went well is a success, whatever came after it. */
function toneOf(state: State | null): Tone {
  if (state === null) return 'info';
  return state === 'valid' || state === 'addressed' ? 'success' : stateLooks[state].tone;
}

function titleOf(state: State, invoice: InvoiceDetail, { course, channels }: Text): string {
  const authority = invoice.authority?.name ?? null;
  switch (state) {
    case 'received':
      return course.received(channels[invoice.channel]);
    case 'addressed':
      return course.addressed(authority);
    case 'exported':
      return course.exported(authority);
    default:
      return course[state];
  }
}
